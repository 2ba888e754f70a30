"""The methods off the shelf. Each takes the labelled files and gives, for every step of every file, how alike the old
recommendations are to the new ones, and to the sentences of the later reports (two matrices, higher is more alike)."""
import re
from functools import cache
from pathlib import Path

import numpy as np
from rank_bm25 import BM25Okapi
from rapidfuzz import fuzz, process, utils
from scipy import sparse
from sklearn.decomposition import TruncatedSVD
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler, normalize
from snowballstemmer import stemmer

SEED = 0
STEMMER = stemmer("english")


@cache
def stems(text):
    return tuple(STEMMER.stemWords(re.findall(r"[a-z0-9]+", text.lower())))


def distinct(file):
    """Every text of a file once, in the order of first appearance."""
    return list(dict.fromkeys(text for step in file.steps for text in step.old + step.new + step.sentences))


def recommendations(file):
    """What TF-IDF and LSA are fitted on: fitted on the sentences too, their mean evidence F1 was lower."""
    return list(dict.fromkeys(text for step in file.steps for text in step.old + step.new))


def by_vectors(vectors_of):
    """A method that turns texts into vectors of length one and compares them by cosine."""
    def method(files):
        return {file.name: cosines(file, distinct(file), vectors_of(recommendations(file), distinct(file)))
                for file in files}
    return method


def sentence_model(files):
    """Only the labelled countries: the model is many times slower than the other methods."""
    from minilm import embed
    results = {}
    for file in files:
        texts = list(dict.fromkeys(text for step in file.steps if step.country in file.labelled
                                   for text in step.old + step.new + step.sentences))
        results[file.name] = cosines(file, texts, embed(texts))
    return results


def cosines(file, texts, vectors):
    """The cosines of every step; 0 where the texts of a country have no vectors."""
    place = {text: row for row, text in enumerate(texts)}

    def rows(texts):
        return vectors[[place[text] for text in texts]]

    def cosine(a, b):
        if not (a and b and all(text in place for text in a + b)):
            return np.zeros((len(a), len(b)))
        product = rows(a) @ rows(b).T
        return product.toarray() if sparse.issparse(product) else product

    return [(cosine(step.old, step.new), cosine(step.old, step.sentences)) for step in file.steps]


def characters(learned_from, texts):
    return TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 5), sublinear_tf=True).fit(learned_from).transform(texts)


def words(learned_from, texts):
    return TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True).fit(learned_from).transform(texts)


def stemmed_words(learned_from, texts):
    return TfidfVectorizer(analyzer=stems_and_bigrams, sublinear_tf=True).fit(learned_from).transform(texts)


def stems_and_bigrams(text):
    words = stems(text)
    return [*words, *map(" ".join, zip(words, words[1:]))]


def latent(learned_from, texts):
    counts = TfidfVectorizer(analyzer=stems_and_bigrams, sublinear_tf=True)
    known = counts.fit_transform(learned_from)
    svd = TruncatedSVD(min(200, min(known.shape) - 1), random_state=SEED).fit(known)
    return normalize(svd.transform(counts.transform(texts)))


def static_words(_, texts):
    import wordllama
    # Version 0.4.0 looks for its tokenizer in a wrong folder of its package, unless that package is named as its cache.
    bundled = Path(wordllama.__file__).parent
    return wordllama.WordLlama.load(cache_dir=bundled, disable_download=True).embed(texts, norm=True)


def bm25(files):
    """BM25 as a share of what a text scores against itself, the mean of both directions between recommendations."""
    return {file.name: bm25_of_file(file) for file in files}


def bm25_of_file(file):
    texts = distinct(file)
    place = {text: row for row, text in enumerate(texts)}
    index = BM25Okapi([list(stems(text)) for text in texts])

    def asked(queries, answers):
        rows = [place[text] for text in answers]
        shares = np.zeros((len(queries), len(answers)))
        for i, query in enumerate(queries):
            *scores, itself = index.get_batch_scores(list(stems(query)), [*rows, place[query]])
            shares[i] = np.array(scores) / max(itself, 1e-9)
        return shares

    return [((asked(step.old, step.new) + asked(step.new, step.old).T) / 2, asked(step.old, step.sentences))
            for step in file.steps]


def by_fuzz(ratio):
    def scores(a, b):
        return process.cdist(a, b, scorer=ratio, processor=utils.default_process, workers=1) / 100

    def method(files):
        return {file.name: [(scores(step.old, step.new), scores(step.old, step.sentences)) for step in file.steps]
                for file in files}
    return method


def regression(files):
    """The probability of a logistic regression over two likenesses, fitted on the labels of all other countries."""
    by_characters = by_vectors(characters)(files)
    alike = {file.name: [tuple(np.stack(pair, axis=-1) for pair in zip(cosine, overlap))
                         for cosine, overlap in zip(by_characters[file.name], word_overlap(file))] for file in files}
    fitted = {}

    def model(country, which):
        labelled = any(step.gold for file in files for step in file.steps if step.country == country)
        key = (country if labelled else None, which)
        if key not in fitted:
            fitted[key] = fit(files, alike, *key)
        return fitted[key]

    def probability(country, which, features):
        if not features.size:
            return features[..., 0]
        flat = model(country, which).predict_proba(features.reshape(-1, features.shape[-1]))[:, 1]
        return flat.reshape(features.shape[:-1])

    return {file.name: [tuple(probability(step.country, which, features[which]) for which in (0, 1))
                        for step, features in zip(file.steps, alike[file.name])] for file in files}


def word_overlap(file):
    """Jaccard's share of stems in common."""
    def overlap(a, b):
        return np.array([[len(x & y) / max(1, len(x | y)) for y in b] for x in a]).reshape(len(a), len(b))

    def sets(texts):
        return [frozenset(stems(text)) for text in texts]

    return [(overlap(sets(step.old), sets(step.new)), overlap(sets(step.old), sets(step.sentences)))
            for step in file.steps]


def fit(files, alike, left_out, which):
    examples, answers = [], []
    for file in files:
        for step, features in zip(file.steps, alike[file.name]):
            if step.gold is None or step.country == left_out:
                continue
            right = (step.gold.matches, step.gold.evidence)[which]
            optional = (step.gold.optional_matches, step.gold.optional_evidence)[which]
            if right is None:
                continue
            for pair in np.ndindex(features[which].shape[:2]):
                if pair not in optional:
                    examples.append(features[which][pair])
                    answers.append(pair in right)
    return make_pipeline(StandardScaler(), LogisticRegression(random_state=SEED)).fit(np.array(examples), answers)


# Name, method, how pairs are picked from the likenesses.
METHODS = [
    ("TF-IDF, characters 3–5", by_vectors(characters), "mutual best"),
    ("TF-IDF, stems and bigrams", by_vectors(stemmed_words), "mutual best"),
    ("BM25", bm25, "mutual best"),
    ("rapidfuzz token_set_ratio", by_fuzz(fuzz.token_set_ratio), "mutual best"),
    ("rapidfuzz partial_ratio", by_fuzz(fuzz.partial_ratio), "mutual best"),
    ("LSA (SVD of TF-IDF)", by_vectors(latent), "mutual best"),
    ("TF-IDF + Hungarian assignment", by_vectors(characters), "assignment"),
    ("logistic regression, countries left out", regression, "mutual best"),
    ("WordLlama embeddings", by_vectors(static_words), "mutual best"),
    ("all-MiniLM-L6-v2 embeddings", sentence_model, "mutual best"),
]

# What follow.py tries besides: what a user would write first, without stems.
FOLLOWING = [
    ("TF-IDF, words and pairs of words", by_vectors(words), "mutual best"),
    ("rapidfuzz token_sort_ratio", by_fuzz(fuzz.token_sort_ratio), "mutual best"),
    ("rapidfuzz WRatio", by_fuzz(fuzz.WRatio), "mutual best"),
]
