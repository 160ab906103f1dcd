"""What every widget uses: the base class, the bundling of JavaScript, pages without a kernel."""
