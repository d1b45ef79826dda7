package fr.voix.urn.log;

import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.Fixtures;
import fr.voix.theme.theme.ScrutinFixture;
import fr.voix.urn.leaf.Contradiction;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whoever can write to the database, or has a clock that goes wrong, lets no urn go on that is stopped. */
@MicronautTest(transactional = false)
class UrnStoppingTest {

    @Inject
    Fixtures fixtures;

    @Inject
    UrnStopping stops;

    @Inject
    ScrutinFixture sql;

    private String uid;

    @BeforeEach
    void aStoppedUrn() {
        uid = fixtures.anOpenScrutin().uid();
        stops.stop(Contradiction.of(uid, "is not what its leaves say: 1"));
        stops.sync();
    }

    @Test
    void what_is_taken_out_of_the_database_is_put_back() {
        sql.run("delete from urn_stop where uid = ?", uid);
        stops.sync();
        assertThat(stops.isStopped(uid)).isTrue();
        stops.sync();
        assertThat(stops.standing(uid)).isPresent();
    }

    @Test
    void what_is_known_against_the_account_of_acts_is_put_back_too() {
        stops.stop(Contradiction.of(Contradiction.ACCOUNT, "audit entry 3 was altered"));
        stops.sync();
        sql.run("delete from urn_stop where uid = ?", Contradiction.ACCOUNT);
        stops.sync();
        stops.sync();
        assertThat(stops.standing(Contradiction.ACCOUNT)).isPresent();
        stops.release(Contradiction.ACCOUNT, "Vu.");
        stops.sync();
        assertThat(stops.account()).isEmpty();
    }

    @Test
    void whoever_releases_it_lets_it_go_on() {
        assertThat(stops.release(uid, "La ligne est remise.")).isTrue();
        stops.sync();
        assertThat(stops.isStopped(uid)).isFalse();
    }

    /** The clock of whoever released it was fast. */
    @Test
    void what_is_found_after_a_release_stands_whatever_the_clocks_say() {
        stops.release(uid, "La ligne est remise.");
        sql.run("update urn_stop set released_at = released_at + interval '2 hours' where uid = ?", uid);
        stops.sync();
        stops.stop(Contradiction.of(uid, "is not what its leaves say: 2"));
        stops.sync();
        assertThat(stops.isStopped(uid)).isTrue();
        assertThat(stops.standing(uid).orElseThrow().how()).endsWith(": 2");
    }

    /** The clock of whoever releases it is slow, and a file says when it was found. */
    @Test
    void a_release_holds_after_a_start_whatever_the_clocks_say() {
        sql.run("update urn_stop set stopped_at = stopped_at + interval '2 hours' where uid = ?", uid);
        stops.release(uid, "La ligne est remise.");
        stops.sync();
        stops.restore(new UrnStop(
                Contradiction.of(uid, "is not what its leaves say: 1"),
                Instant.now().plusSeconds(3600),
                true));
        stops.sync();
        assertThat(stops.isStopped(uid)).isFalse();
    }
}
