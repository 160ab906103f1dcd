// A JupyterLab extension without a build step: the container that JupyterLab asks for its modules.
//
// A widget cannot reach the cell that it was made in. It sends a "backprop-cell" event with a function
// from the cell's source to its new source; the widget learns from `detail.done` that somebody did it.
// (Events cross no security boundary: any script in the page can do more than this already.)

(() => {
  let shared;

  const ofJupyterLab = async (name) => {
    const [version] = Object.values(shared[name]);
    return (await version.get())();
  };

  // JupyterLab takes the second of two saves at once for one by somebody else, and asks whose to keep:
  // an answer is saved by itself, and who answers often saves or validates right then.
  const saveOneAfterTheOther = (context) => {
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
      const saving = new Map();
      notebooks.widgetAdded.connect((_, panel) => saveOneAfterTheOther(panel.context));

      const save = (panel) => {
        clearTimeout(saving.get(panel));
        saving.set(panel, setTimeout(() => panel.isDisposed || panel.context.save(), 400));
      };

      document.addEventListener("backprop-cell", (event) => {
        const panel = notebooks.find((one) => one.node.contains(event.target));
        const cell = panel?.content.widgets.find((one) => one.node.contains(event.target));
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
      const { INotebookTracker } = await ofJupyterLab("@jupyterlab/notebook");
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
