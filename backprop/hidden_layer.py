"""Lesson 3: a hidden layer, which knows of the loss only what the next layer passes back."""


def hidden_delta(delta_next, W_next, Z, f_prime):
    """δ = (δ_next @ W_nextᵀ) · f'(Z), shape (n, d) of this layer's Z.

    ``δ_next @ W_nextᵀ`` is dL/dA: the next layer's blame (n, d_next), carried back over the very
    weights (d, d_next) that carried A forward. ``f'(Z)`` takes it through this layer's activation.
    """
    return (delta_next @ W_next.T) * f_prime(Z)
