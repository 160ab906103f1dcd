// A JupyterLab extension without a build step: the container that JupyterLab asks for its modules.
//
// A widget has no access to the cell that made it. It dispatches a "backprop-cell" event whose `rewrite`
// function turns the cell's source into the new source. `detail.done` tells it that a cell was written.
// (Events cross no security boundary: any script in the page can do more than this already.)

(() => {
  let shared;

  const fromJupyterLab = async (name) => {
    const [version] = Object.values(shared[name]);
    return (await version.get())();
  };

  // An answer is saved automatically, and students often save or validate right after it. JupyterLab takes
  // the second of two simultaneous saves for somebody else's and asks whose to keep: saves wait in line.
  const serializeSaves = (context) => {
    const save = context.save.bind(context);
    let last = Promise.resolve();
    context.save = () => (last = last.then(save, save));
  };

  const plugin = (INotebookTracker) => ({
    id: "backprop-answers:plugin",
    description: "Keeps the answers given in widgets in the notebook's own cells.",
    autoStart: true,
    requires: [INotebookTracker],
    activate: (app, notebooks) => {
      const timers = new Map();
      notebooks.widgetAdded.connect((_, panel) => serializeSaves(panel.context));

      const save = (panel) => {
        clearTimeout(timers.get(panel));
        timers.set(panel, setTimeout(() => panel.isDisposed || panel.context.save(), 400));
      };

      document.addEventListener("backprop-cell", (event) => {
        const panel = notebooks.find(({ node }) => node.contains(event.target));
        const cell = panel?.content.widgets.find(({ node }) => node.contains(event.target));
        if (!cell || cell.model.getMetadata("editable") === false) return;
        const before = cell.model.sharedModel.getSource();
        const after = event.detail.rewrite(before);
        if (after === null) return;
        event.detail.done = true;
        if (after === before) return;
        cell.model.sharedModel.setSource(after);
        save(panel);
      });
    },
  });

  const modules = {
    "./extension": async () => {
      const { INotebookTracker } = await fromJupyterLab("@jupyterlab/notebook");
      return () => ({ __esModule: true, default: plugin(INotebookTracker) });
    },
  };

  window._JUPYTERLAB ??= {};
  window._JUPYTERLAB["backprop-answers"] = {
    init: (scope) => {
      shared = scope;
    },
    get: (name) => modules[name](),
  };
})();
