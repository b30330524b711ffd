"""How sure and in what mode: negation, hedges, modals, implicatives, conditions, questions, and whose words count."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.codebook import Codebook
from onrecord.reader import Reader
from onrecord.reader.draft import Draft
from onrecord.reader.factuality.scale import combine, through
from onrecord.reader.factuality.weigh import Weight, weigh
from onrecord.vocabulary import Factuality, Modality, Report

Weigher = Callable[..., Weight]

TABLE = [
    ("Iran attacked Israel.", "attacked", "CT+ actual"),
    ("Iran did not attack Israel.", "attack", "CT- actual"),
    ("Iran never attacked Israel.", "attacked", "CT- actual"),
    ("The palace said it has no plans to leave the pact.", "leave", "CT- planned"),
    ("Egypt has reportedly lent Jordan two ships.", "lent", "PR+"),
    ("Egypt allegedly lent Jordan two ships to deploy against smugglers.", "deploy", "planned"),
    ("Rumour has it Oslo bought the island.", "bought", "PR+"),
    ("Egypt is said to have lent ships.", "lent", "PR+"),
    ("Norway may lend ships.", "lend", "PS+ believed"),
    ("Norway might not lend ships.", "lend", "PS-"),
    ("Norway could lend ships.", "lend", "PS+"),
    ("Perhaps Norway lent ships.", "lent", "PS+"),
    ("Norway probably lent ships.", "lent", "PR+"),
    ("Norway is likely to lend ships.", "lend", "PR+ predicted"),
    ("Norway is unlikely to lend ships.", "lend", "PR- predicted"),
    ("It is unlikely that the convoy will arrive in Chad.", "arrive", "PR- predicted"),
    ("Norway is expected to lend ships.", "lend", "PR+ predicted"),
    ("Russia will sign the treaty.", "sign", "PR+ predicted"),
    ("Russia is going to sign the treaty.", "sign", "PR+ predicted"),
    ("We will attack Iran.", "attack", "planned"),
    ("Russia will not sign the treaty.", "sign", "PR- predicted"),
    ("Norway intends to resume negotiations with Chile.", "resume", "PR+ planned"),
    ("Norway intends to resume negotiations with Chile.", "negotiations", "PR+ planned"),
    ("Norway plans to expand its fleet.", "expand", "PR+ planned"),
    ("Norway does not plan to leave the pact.", "leave", "CT- planned"),
    ("Israel wants to attack Iran.", "attack", "PS+ planned"),
    ("Norland promised to withdraw.", "withdraw", "PR+ promised"),
    ("Norland vowed that it would withdraw.", "withdraw", "promised"),
    ("Israel threatened to strike Iran.", "strike", "threatened"),
    ("Israel demanded that Iran stop its attacks.", "stop", "requested"),
    ("The minister urged Israel to withdraw its troops.", "withdraw", "requested"),
    ("The minister called on Israel to withdraw.", "withdraw", "requested"),
    ("The minister asked Israel to withdraw.", "withdraw", "requested"),
    ("Russia offered to mediate.", "mediate", "proposed"),
    ("Russia proposed to mediate between them.", "mediate", "proposed"),
    ("The court allowed the army to withdraw.", "withdraw", "permitted"),
    ("The treaty requires Norway to send troops.", "send", "PS+ obliged"),
    ("The treaty does not require Norway to send troops.", "send", "Uu obliged"),
    ("Iran must halt enrichment.", "halt", "obliged"),
    ("If Israel attacks, Iran will respond.", "respond", "conditional"),
    ("If Israel attacks, Iran will respond.", "attacks", "Uu conditional"),
    ("Unless Iran withdraws, Israel will attack.", "attack", "conditional"),
    ("Should Israel attack, Iran would respond.", "respond", "conditional"),
    ("Should Israel attack, Iran would respond.", "attack", "conditional"),
    ("Iran will respond provided that Iraq agrees.", "agrees", "conditional"),
    ("Will Israel attack Iran?", "attack", "asked"),
    ("Did Norway lend ships?", "lend", "asked"),
    ("Analysts believe Norway lent ships.", "lent", "believed"),
    ("Russia is ready to mediate.", "mediate", "PS+ planned"),
    ("Norway is reluctant to help.", "help", "PS- planned"),
    ("The army managed to capture the town.", "capture", "CT+ actual"),
    ("The army failed to capture the town.", "capture", "CT- actual"),
    ("The army did not manage to capture the town.", "capture", "CT- actual"),
    ("Turkey refused to extradite the man.", "extradite", "CT-"),
    ("After Norland invaded the island, prices rose.", "invaded", "CT+ actual"),
    ("Since Norland did not invade, prices fell.", "invade", "CT-"),
    ("The minister admitted that the army shelled the town.", "shelled", "CT+"),
    ("Iran warned of an attack by Israel.", "attack", "predicted"),
    ("The possibility of a naval blockade worries Chile.", "blockade", "PS+"),
    ("The threat of an attack remains.", "attack", "threatened"),
    ("The risk of war has grown.", "war", "predicted"),
    ("Norland's promised naval blockade has not come.", "blockade", "promised"),
    ("The anticipated strike did not happen.", "strike", "CT-"),
    ("The alleged attack shocked Paris.", "attack", "PR+ believed"),
    ("The planned attack was called off.", "attack", "CT- planned"),
    ("The attempted coup failed.", "coup", "planned"),
    ("Police prevented an attack.", "attack", "CT- actual"),
    ("Egypt denied shelling villages.", "shelling", "PS-"),
    ("Despite denying any border raids, both were blamed.", "raids", "PS-"),
    ("No attack took place.", "attack", "CT-"),
    ("The war is far from over.", "over", "CT-"),
    ("Nobody attacked the embassy.", "attacked", "CT-"),
    ("The troops left without firing a shot.", "firing", "CT-"),
    ("Russia agreed to sell grain to Egypt.", "sell", "PR+ planned"),
    ("The king will meet the envoy before he visits Chile.", "visits", "predicted"),
    ("Israel launched an attack on Iran.", "attack", "CT+ actual"),
    ("Israel did not launch an attack on Iran.", "attack", "CT- actual"),
    ("Israel plans to launch an attack on Iran.", "attack", "PR+ planned"),
    ("Israel to attack Iran", "attack", "PR+ planned"),
    ("Oslo would prefer to avoid delays.", "avoid", "planned"),
    ("Iran did not say whether it would attack.", "attack", "asked"),
    ("Iran has yet to sign the treaty.", "sign", "CT-"),
    ("Do not expect the rebels to surrender soon.", "surrender", "predicted"),
    ("Chile could also be counting on Peru for help.", "help", "PS+"),
    ("He regretted that the army had attacked.", "attacked", "CT+"),
    ("He did not regret that the army had attacked.", "attacked", "CT+"),
    ("The army stopped short of attacking the city.", "attacking", "CT-"),
    ("Israel did not attack or invade Iran.", "invade", "CT-"),
    ("He doesn't foresee Oslo sending Chile any ships.", "sending", "PR- predicted"),
    ("The officials said Israel attacked Iran.", "attacked", "CT+ actual"),
    ("In the event of an attack, Iran will respond.", "attack", "Uu conditional"),
    ("Iran is preparing to attack Israel.", "attack", "PR+ planned"),
    ("Iran denies that it attacked the ship.", "attacked", "PS-"),
    ("There is no evidence that Iran attacked the ship.", "attacked", "PS-"),
    ("Iran would attack Israel if it were attacked.", "attack", "conditional"),
    ("Iran attacked Israel to avenge the killing.", "avenge", "planned"),
    ("The killing of the general was condemned.", "killing", "CT+"),
    ("Israel is considering striking Iran.", "striking", "PS+ planned"),
    ("The treaty bans the use of gas.", "use", "PR- obliged"),
    ("Talks could begin on Monday.", "Talks", "PS+"),
    ("Neither side attacked.", "attacked", "CT-"),
    ("Israel almost attacked Iran.", "attacked", "CT-"),
    ("Russia has not ruled out attacking.", "attacking", "PS+"),
]


@pytest.fixture(scope="module")
def weight_of(reader: Reader, codebook: Codebook) -> Weigher:
    def read(text: str, word: str, *, within: str | None = None) -> Weight:
        draft = Draft(report=Report(id="test", text=text), doc=reader.parser.parse(Report(id="test", text=text)))
        token = next(token for token in draft.doc if token.text == word)
        spans = () if within is None else ((text.index(within), text.index(within) + len(within)),)
        return weigh(draft, token.i, codebook, within=spans)

    return read


@pytest.mark.parametrize(("text", "word", "expected"), TABLE)
def test_weighs(weight_of: Weigher, text: str, word: str, expected: str) -> None:
    weight = weight_of(text, word)
    assert set(expected.split()) <= {weight.factuality.value, weight.modality.value}
    assert -3.0 <= weight.score <= 3.0


def test_a_condition_is_named_by_its_head(weight_of: Weigher) -> None:
    text = "If Israel attacks, Iran will respond."
    assert weight_of(text, "respond").condition == 2
    assert weight_of(text, "attacks").condition is None
    assert weight_of("Iran will respond.", "respond").condition is None


def test_only_the_holders_own_words_count_within_a_statement(weight_of: Weigher) -> None:
    text = "Norland denied that it had shelled the town."
    assert weight_of(text, "shelled").factuality is Factuality.POSSIBLY_NOT
    own = weight_of(text, "shelled", within="it had shelled the town")
    assert (own.factuality, own.modality) == (Factuality.CERTAIN, Modality.ACTUAL)
    text = "Analysts doubt that the army will not withdraw."
    assert weight_of(text, "withdraw", within="the army will not withdraw").factuality is Factuality.PROBABLY_NOT


def test_reasons_quote_the_words_that_decided(weight_of: Weigher) -> None:
    text = "Norland reportedly plans to withdraw."
    weight = weight_of(text, "withdraw")
    quoted = {text[start:end] for reason in weight.reasons for start, end in reason.words}
    assert quoted == {"reportedly", "plans"}
    assert weight_of("Norland withdrew.", "withdrew").reasons == ()


def test_more_doubt_is_a_lower_score(weight_of: Weigher) -> None:
    texts = ["Norland will withdraw.", "Norland might withdraw.", "Norland did not withdraw."]
    scores = [weight_of(text, "withdraw").score for text in texts]
    assert scores == sorted(scores, reverse=True)
    assert len(set(scores)) == 3


def test_values_combine_as_certainty_and_sign() -> None:
    assert combine(Factuality.PROBABLE, Factuality.CERTAINLY_NOT) is Factuality.PROBABLY_NOT
    assert combine(Factuality.CERTAINLY_NOT, Factuality.CERTAINLY_NOT) is Factuality.CERTAIN
    assert combine(Factuality.UNKNOWN, Factuality.CERTAINLY_NOT) is Factuality.UNKNOWN
    # "did not fail to": two-way implicative; "may regret that": factive.
    assert through(Factuality.CERTAINLY_NOT, Factuality.CERTAINLY_NOT, Factuality.CERTAIN) is Factuality.CERTAIN
    assert through(Factuality.POSSIBLE, Factuality.CERTAIN, Factuality.CERTAIN) is Factuality.CERTAIN


@given(st.sampled_from(list(Factuality)), st.sampled_from(list(Factuality)))
def test_combining_never_makes_surer(outer: Factuality, inner: Factuality) -> None:
    order = ["Uu", "PS", "PR", "CT"]
    result = order.index(combine(outer, inner).value[:2])
    assert result == min(order.index(outer.value[:2]), order.index(inner.value[:2]))


def test_deep_nesting_and_long_lists_end(weight_of: Weigher) -> None:
    text = "Norland said " * 60 + "that it would " + "attack and " * 300 + "leave."
    assert -3.0 <= weight_of(text, "leave").score <= 3.0
