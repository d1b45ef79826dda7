package fr.voix.urn.leaf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class UrnKindTest {

    @Test
    void an_uid_of_digits_is_that_of_a_petition() {
        assertThat(UrnKind.of("42")).isEqualTo(UrnKind.PETITION);
        assertThat(UrnKind.of("AMANR5L17PO59048B2247P0D1N001115")).isEqualTo(UrnKind.SCRUTIN);
        assertThat(UrnKind.of("")).isEqualTo(UrnKind.SCRUTIN);
        assertThat(UrnKind.of("\u0664\u0662")).isEqualTo(UrnKind.SCRUTIN);
    }

    @Test
    void a_signature_takes_no_position() {
        assertThatThrownBy(Choice.S::position).isInstanceOf(IllegalStateException.class);
        assertThat(Choice.P.position()).isNotNull();
    }

    @Test
    void an_urn_takes_only_what_is_of_its_kind() {
        UrnDraft petition = new UrnDraft(new Urn(1, "42", true, false, Frontier.EMPTY, Counts.NONE, Crowd.NONE));
        petition.cast(Leaf.signature("42", Tier.EMAIL, "c"), Tier.EMAIL, Choice.S);
        assertThat(petition.urn().counts().of(Choice.S)).isEqualTo(1);
        assertThatThrownBy(() -> petition.cast(new Leaf("b1 42 P 0 c"), Tier.BROWSER, Choice.P))
                .isInstanceOf(IllegalArgumentException.class);

        UrnDraft scrutin = new UrnDraft(new Urn(1, "A", true, false, Frontier.EMPTY, Counts.NONE, Crowd.NONE));
        assertThatThrownBy(() -> scrutin.cast(Leaf.signature("A", Tier.EMAIL, "c"), Tier.EMAIL, Choice.S))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
