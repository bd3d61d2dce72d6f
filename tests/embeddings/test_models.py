"""Other models: by folder, with their own prompts, in other languages, and a cross-encoder."""

from pathlib import Path

import numpy as np
import pytest
import torch
from sentence_transformers import SentenceTransformer
from sentence_transformers.sentence_transformer.modules import Pooling, Transformer
from transformers import BertConfig, BertForSequenceClassification, BertModel, BertTokenizerFast

from bot.answering.library import Library
from corpus.model import ExpectedQuestion
from embeddings.model_files import ModelError
from embeddings.models import Models, load_encoder
from embeddings.multilingual import load_multilingual
from embeddings.search.reranker import CrossEncoder
from embeddings.search.search_setup import SearchSetup
from embeddings.search.searcher import Searcher
from embeddings.sentence_encoder import SentenceEncoder
from tests.fakes import WordEncoder, report_of

WORDS = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "query", "passage", ":", "pigs", "farms", "trains"]
WORDS += ["europe", "live", "on", "go", "to", ".", "猪", "车"]
TEXT = "Pigs live on farms.\n\nTrains go to europe."


def tokenizer(folder: Path) -> BertTokenizerFast:
    """Return a tokenizer of a dozen words."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "vocab.txt").write_text("\n".join(WORDS), encoding="utf-8")
    return BertTokenizerFast(str(folder / "vocab.txt"))


def config(**more: int) -> BertConfig:
    """Return the shape of a model of a few thousand weights."""
    torch.manual_seed(1)
    sizes = {"hidden_size": 16, "num_hidden_layers": 1, "num_attention_heads": 2}
    return BertConfig(vocab_size=len(WORDS), intermediate_size=16, **sizes, **more)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Save a tiny model with prompts in the sentence-transformers format."""
    base = tmp_path_factory.mktemp("bert")
    tokenizer(base).save_pretrained(base)
    BertModel(config()).save_pretrained(base)
    words = Transformer(str(base), max_seq_length=32)
    pooled = Pooling(words.get_embedding_dimension())
    saved = tmp_path_factory.mktemp("tiny")
    prompts = {"query": "query: ", "document": "passage: "}
    SentenceTransformer(modules=[words, pooled], prompts=prompts, device="cpu").save(str(saved))
    return saved


def test_a_model_in_a_folder_brings_its_own_prompts(folder: Path) -> None:
    """Question and passage differ by their prompt, whose tokens are left out of both."""
    encoder = SentenceEncoder.load(str(folder))
    question, passage = encoder.question("pigs"), encoder.documents(["pigs"])[0]
    assert question.ids.tolist() == passage.ids.tolist() == [WORDS.index("pigs")]
    assert question.spans.tolist() == [[0, 4]]
    assert not np.allclose(question.tokens, passage.tokens)
    assert encoder.dimension == 16


def test_a_model_that_is_not_there_names_its_setting() -> None:
    """That of the multilingual model is another than that of the model of words."""
    for load, setting in (
        (load_encoder, "embeddings.model"),
        (load_multilingual, "embeddings.multilingual"),
    ):
        with pytest.raises(ModelError) as raised:
            load("/nowhere/at/all")
        assert f"leave {setting} at its default." in str(raised.value)
        assert ".." not in str(raised.value)


def test_an_index_of_a_model_in_a_folder_is_not_one_of_another(
    folder: Path, tmp_path: Path
) -> None:
    """The folder's weights have a checksum of their own, so the library is asked with them."""
    encoder = SentenceEncoder.load(str(folder))
    library = Library.of([report_of(TEXT, tmp_path)], tmp_path / "ix", SearchSetup(Models(encoder)))
    assert library.searcher.index.manifest.checksum == encoder.checksum
    assert {p.paragraph.number for p in library.ask("pigs").passages} == {1, 2}


def test_a_language_that_the_model_reads_goes_by_vectors(folder: Path, tmp_path: Path) -> None:
    """With "*" the Chinese expected questions are encoded; with "en" matched by characters."""
    report = report_of(TEXT, tmp_path)
    questions = (ExpectedQuestion("车", "zh", 2, 0), ExpectedQuestion("猪", "zh", 1, 0))
    object.__setattr__(report, "questions", questions)
    for languages, encoded in ((("*",), 2), (("en",), 0)):
        encoder = SentenceEncoder.load(str(folder), languages)
        library = Library.of(
            [report], tmp_path / languages[0].replace("*", "all"), SearchSetup(Models(encoder))
        )
        assert library.searcher.index.count("expected") == encoded
        assert library.ask("车？").passages[0].paragraph.number == 2


def test_a_cross_encoder_orders_the_best_candidates(tmp_path: Path) -> None:
    """A real, tiny one is loaded by folder; what it scores highest comes first."""
    saved = tmp_path / "cross"
    tokenizer(saved).save_pretrained(saved)
    BertForSequenceClassification(config(num_labels=1)).save_pretrained(saved)
    reranker = CrossEncoder.load(f"cross-encoder:{saved}")
    assert reranker is not None
    texts = ["Pigs live on farms.", "Trains go to europe."]
    best = texts[int(reranker.scores("pigs trains", texts).argmax())]
    report = report_of(TEXT, tmp_path)
    searcher = Searcher.open(
        [report], tmp_path / "ix", SearchSetup(Models(WordEncoder()), reranker=reranker)
    )
    assert searcher.search("pigs trains").hits[0].paragraph.text == best


@pytest.mark.parametrize(
    ("setting", "says"),
    [
        ("bm25", "'bm25' must be 'cross-encoder:NAME'"),
        ("cross-encoder:/no/where", "'/no/where' cannot be loaded"),
    ],
)
def test_a_wrong_reranker_is_explained(
    setting: str, says: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The setting is named, in one line."""
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    with pytest.raises(ModelError) as error:
        CrossEncoder.load(setting)
    assert says in str(error.value)
    assert "\n" not in str(error.value)


def test_no_reranker_is_loaded_by_default() -> None:
    """The empty setting is none."""
    assert CrossEncoder.load("") is None
