"""Losses and gradients of an encoder with a decoder that starts from the encoder's last states, in NumPy.

An implementation of its own: padded batches and masks, gradients by hand, held against central differences.
    python3 last_state.py previous-token > previous-token.tsv
    python3 last_state.py context-each-step > context-each-step.tsv
"""
import sys

import numpy as np

KIND = sys.argv[1]
H, E, SOURCE_TOKENS, TARGET_TOKENS, END = 3, 2, 6, 5, 1
CONTEXT = 2 * H if KIND == "context-each-step" else 0
PAIRS = [([2, 3, 4, 5], [2, 3, END]), ([4], [4, 4, 2, 3, END]), ([5, 0, 2], [END])]
rng = np.random.default_rng(7)


def begin():
    shapes = {"source-embedding/table": (SOURCE_TOKENS, E), "target-embedding/table": (TARGET_TOKENS, E),
              "decoder/bridge/h/W": (H, 2 * H), "decoder/bridge/h/b": (H,),
              "output/projection/W": (TARGET_TOKENS, H + (E + CONTEXT if CONTEXT else 0)),
              "output/projection/b": (TARGET_TOKENS,)}
    for cell, size in (("encoder/layer0", E), ("encoder/layer0-backward", E), ("decoder/cell", E + CONTEXT)):
        for gate in ("reset", "update"):
            shapes.update({f"{cell}/{gate}/W": (H, size), f"{cell}/{gate}/U": (H, H), f"{cell}/{gate}/b": (H,)})
        shapes.update({f"{cell}/candidate/W": (H, size), f"{cell}/candidate/b": (H,),
                       f"{cell}/recurrent/W": (H, H), f"{cell}/recurrent/b": (H,)})
    return {name: np.round(rng.uniform(-0.9, 0.9, shapes[name]), 4) for name in sorted(shapes)}


def sigmoid(x):
    return 1 / (1 + np.exp(-x))


def gru(p, x, mask, h):
    """x is [T, B, I], mask [T, B, 1]; gives all states and what the way back needs."""
    states, kept = [], []
    for t in range(len(x)):
        r = sigmoid(x[t] @ p["reset/W"].T + h @ p["reset/U"].T + p["reset/b"])
        z = sigmoid(x[t] @ p["update/W"].T + h @ p["update/U"].T + p["update/b"])
        u = h @ p["recurrent/W"].T + p["recurrent/b"]
        n = np.tanh(x[t] @ p["candidate/W"].T + p["candidate/b"] + r * u)
        kept.append((r, z, u, n, h))
        h = mask[t] * ((1 - z) * n + z * h) + (1 - mask[t]) * h
        states.append(h)
    return states, kept


def gru_back(p, x, mask, kept, d_states, dh, grads):
    dx = np.zeros_like(x)
    for t in reversed(range(len(x))):
        r, z, u, n, h = kept[t]
        dh = dh + d_states[t]
        d, through = mask[t] * dh, (1 - mask[t]) * dh
        dn = d * (1 - z) * (1 - n * n)
        dz, dr, du = d * (h - n) * z * (1 - z), dn * u * r * (1 - r), dn * r
        dh = through + d * z + du @ p["recurrent/W"]
        for gate, dg in (("reset", dr), ("update", dz)):
            grads[f"{gate}/W"] += dg.T @ x[t]
            grads[f"{gate}/U"] += dg.T @ h
            grads[f"{gate}/b"] += dg.sum(0)
            dx[t] += dg @ p[f"{gate}/W"]
            dh += dg @ p[f"{gate}/U"]
        grads["candidate/W"] += dn.T @ x[t]
        grads["candidate/b"] += dn.sum(0)
        grads["recurrent/W"] += du.T @ h
        grads["recurrent/b"] += du.sum(0)
        dx[t] += dn @ p["candidate/W"]
    return dx, dh


def under(p, scope):
    return {name[len(scope) + 1:]: value for name, value in p.items() if name.startswith(scope + "/")}


def padded(rows, fill):
    longest = max(len(row) for row in rows)
    tokens = np.array([row + [fill] * (longest - len(row)) for row in rows]).T
    return tokens, np.array([[1.0] * len(row) + [0.0] * (longest - len(row)) for row in rows]).T[:, :, None]


def run(p):
    batch = len(PAIRS)
    forward, mask = padded([s for s, _ in PAIRS], 0)
    backward, _ = padded([s[::-1] for s, _ in PAIRS], 0)
    right, target_mask = padded([t for _, t in PAIRS], END)
    previous, _ = padded([[END] + t[:-1] for _, t in PAIRS], END)
    zero, ef, eb = np.zeros((batch, H)), "encoder/layer0", "encoder/layer0-backward"
    table = p["source-embedding/table"]
    hf, kf = gru(under(p, ef), table[forward], mask, zero)
    hb, kb = gru(under(p, eb), table[backward], mask, zero)
    context = np.concatenate([hf[-1], hb[-1]], 1)
    h0 = np.tanh(context @ p["decoder/bridge/h/W"].T + p["decoder/bridge/h/b"])
    token = p["target-embedding/table"][previous]
    each = np.broadcast_to(context, (len(right),) + context.shape)
    x = np.concatenate([token, each], 2) if CONTEXT else token
    hd, kd = gru(under(p, "decoder/cell"), x, target_mask, h0)
    features = np.concatenate([np.stack(hd), token, each], 2) if CONTEXT else np.stack(hd)
    logits = features @ p["output/projection/W"].T + p["output/projection/b"]
    logp = logits - np.log(np.exp(logits).sum(2, keepdims=True))
    loss = -(np.take_along_axis(logp, right[:, :, None], 2) * target_mask).sum()

    grads = {name: np.zeros_like(value) for name, value in p.items()}
    d_logits = (np.exp(logp) - np.eye(TARGET_TOKENS)[right]) * target_mask
    grads["output/projection/W"] += np.einsum("tbv,tbf->vf", d_logits, features)
    grads["output/projection/b"] += d_logits.sum((0, 1))
    d_features = d_logits @ p["output/projection/W"]
    dx, dh0 = gru_back(under(p, "decoder/cell"), x, target_mask, kd, d_features[:, :, :H], zero,
                       under(grads, "decoder/cell"))
    d_token, d_context = dx[:, :, :E], np.zeros_like(context)
    if CONTEXT:
        d_token = d_token + d_features[:, :, H:H + E]
        d_context += dx[:, :, E:].sum(0) + d_features[:, :, H + E:].sum(0)
    np.add.at(grads["target-embedding/table"], previous, d_token)
    d_bridge = dh0 * (1 - h0 * h0)
    grads["decoder/bridge/h/W"] += d_bridge.T @ context
    grads["decoder/bridge/h/b"] += d_bridge.sum(0)
    d_context += d_bridge @ p["decoder/bridge/h/W"]
    none = np.zeros((len(forward), batch, H))
    for name, tokens, kept, d in ((ef, forward, kf, d_context[:, :H]), (eb, backward, kb, d_context[:, H:])):
        d_source, _ = gru_back(under(p, name), table[tokens], mask, kept, none, d, under(grads, name))
        np.add.at(grads["source-embedding/table"], tokens, d_source * mask)
    return loss, grads


parameters = begin()
total, gradients = run(parameters)
worst = 0
for value, gradient in ((parameters[name], gradients[name]) for name in parameters):
    for place in np.ndindex(value.shape):
        kept_value, step = value[place], 1e-6
        value[place] = kept_value + step
        above, _ = run(parameters)
        value[place] = kept_value - step
        below, _ = run(parameters)
        value[place] = kept_value
        worst = max(worst, abs((above - below) / 2 / step - gradient[place]))
assert worst < 1e-7, worst
print("loss", repr(float(total)), sep="\t")
for name in parameters:
    print(name, " ".join(repr(float(v)) for v in parameters[name].ravel()), sep="\t")
    print("d " + name, " ".join(repr(float(v)) for v in gradients[name].ravel()), sep="\t")
