"""The connection between a page and its kernel, for the JupyterLab of `make lab` and of the hub."""

from jupyter_server.services.kernels.connection.channels import ZMQChannelsWebsocketConnection


class PromptConnection(ZMQChannelsWebsocketConnection):
    """Sends each message at once.

    A kernel answers a slider with several small messages. Jupyter's server lets TCP hold back the
    second until the first has been acknowledged, and browsers put that off for 40 ms (Nagle's
    algorithm meets delayed acknowledgement): a slider through Python took 50 ms instead of 12.
    """

    def connect(self):
        self.websocket_handler.set_nodelay(True)
        return super().connect()
