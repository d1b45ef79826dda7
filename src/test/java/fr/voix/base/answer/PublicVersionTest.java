package fr.voix.base.answer;

import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.Fixtures;
import fr.voix.theme.theme.ScrutinFixture;
import fr.voix.vote.scrutin.ScrutinHiding;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

@MicronautTest(transactional = false)
class PublicVersionTest {

    @Inject
    PublicVersion version;

    @Inject
    Fixtures fixtures;

    @Inject
    ScrutinHiding hidings;

    @Inject
    ScrutinFixture sql;

    @Test
    void what_is_hidden_is_a_withdrawal_here_at_once_and_elsewhere_at_the_next_look() {
        var scrutin = fixtures.anOpenScrutin();
        version.refresh();
        long before = version.withdrawals();
        hidings.hide(scrutin.uid(), "Motif.", null);
        long seen = version.withdrawals();
        assertThat(seen).isGreaterThan(before);

        version.refresh();
        assertThat(version.withdrawals())
                .as("nothing that was made since is dropped")
                .isEqualTo(seen);
        sql.run("update public_version set version = version + 1, withdrawals = withdrawals + 1");
        version.refresh();
        assertThat(version.withdrawals()).isGreaterThan(seen);
    }

    @Test
    void any_other_change_is_none() {
        version.refresh();
        long withdrawals = version.withdrawals();
        long current = version.current();
        version.bump();
        version.refresh();
        assertThat(version.withdrawals()).isEqualTo(withdrawals);
        assertThat(version.current()).isGreaterThan(current);
    }
}
