"""Where a student's notebook runs: in a Jupyter kernel in bubblewrap, cut off from everything else.

The kernelspec in ``kernels/`` names the provisioner: whatever starts a kernel of that name gets the
sandbox, be it ``grader autograde``, plain ``nbgrader autograde`` or Formgrader.
"""
