import pytest

torch = pytest.importorskip("torch", reason="only training needs torch")

from training.soup import mean  # noqa: E402


def test_the_mean_is_taken_weight_by_weight() -> None:
    one = {"layer": torch.tensor([1.0, 4.0]), "bias": torch.tensor([0.0])}
    other = {"layer": torch.tensor([3.0, 0.0]), "bias": torch.tensor([1.0])}
    mixed = mean([one, other])
    assert mixed["layer"].tolist() == [2.0, 2.0]
    assert mixed["bias"].tolist() == [0.5]


def test_counts_stay_as_they_are() -> None:
    members = [{"positions": torch.tensor([0, 1, 2])}, {"positions": torch.tensor([0, 1, 2])}]
    assert mean(members)["positions"].tolist() == [0, 1, 2]
