"""Where a student's notebook runs: a Jupyter kernel in bubblewrap, with nothing to find or reach.

The kernelspec in ``kernels/`` names the provisioner, so whatever starts a kernel of that name gets
the sandbox: ``grader autograde``, plain ``nbgrader autograde`` and Formgrader.
"""
