package fr.voix.urn.setaside;

import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.CountedStatements;
import fr.voix.Fixtures;
import fr.voix.theme.theme.ScrutinFixture;
import fr.voix.urn.crowd.OriginKind;
import fr.voix.vote.ballot.TestBallots;
import fr.voix.vote.scrutin.Scrutin;
import io.micronaut.context.annotation.Property;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a watcher of the leaves could learn of a few people behind one connection. */
@MicronautTest(transactional = false)
@Property(name = CountedStatements.ON, value = "true")
@ResourceLock(CountedStatements.ON)
@Property(name = "voix.set-aside.smallest-network", value = "10")
class SmallNetworkTest {

    private static final byte[] FAMILY = {3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3};
    private static final byte[] CLASS = {4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4};

    @Inject
    SettingAside setAsides;

    @Inject
    PressureService pressure;

    @Inject
    Fixtures fixtures;

    @Inject
    ScrutinFixture sql;

    @Inject
    TestBallots ballots;

    @Inject
    Clock clock;

    @Test
    void fewer_than_ten_ballots_of_one_network_are_neither_listed_nor_set_aside() {
        Scrutin scrutin = fixtures.anOpenScrutin();
        LocalDate today = LocalDate.now(clock.withZone(ZoneOffset.UTC));
        ballots.castFrom(scrutin, 9, today, FAMILY);
        ballots.castFrom(scrutin, 10, today, CLASS);
        var family = new AsidePattern.OfMark(SetAsideRule.RESEAU, today, FAMILY);
        int moderator = sql.aModerator().moderatorId();

        assertThat(pressure.originsOf(scrutin.uid(), OriginKind.NETWORK, 10)
                        .getFirst()
                        .origins())
                .extracting("mark")
                .containsExactly(CLASS);
        assertThat(setAsides.dryRun(scrutin.uid(), family)).isInstanceOf(SetAsideResult.NothingFound.class);
        assertThat(setAsides.propose(scrutin.uid(), family, 20, "Une famille.", moderator))
                .isInstanceOf(SetAsideResult.NothingFound.class);
        assertThat(setAsides.dryRun(scrutin.uid(), new AsidePattern.OfMark(SetAsideRule.RESEAU, today, CLASS)))
                .isInstanceOf(SetAsideResult.Found.class);
    }

    /** Each statement reads the marks of a whole day. */
    @ParameterizedTest
    @EnumSource
    void many_origins_of_a_day_are_listed_with_as_many_statements_as_one(OriginKind kind) {
        Scrutin scrutin = fixtures.anOpenScrutin();
        LocalDate today = LocalDate.now(clock.withZone(ZoneOffset.UTC));
        ballots.castFrom(scrutin, 10, today, CLASS);
        markDomains(scrutin);
        long few = statements(scrutin, kind, 1);
        for (byte network = 5; network < 10; network++) {
            byte[] mark = CLASS.clone();
            mark[0] = network;
            ballots.castFrom(scrutin, 10, today, mark);
        }
        markDomains(scrutin);
        assertThat(statements(scrutin, kind, 6)).isEqualTo(few).isPositive();
    }

    /** As if each network had a domain of its own. */
    private void markDomains(Scrutin scrutin) {
        sql.run("""
                insert into origin_mark (urn_id, kind, first_index, day, marks)
                select urn_id, 'D', first_index, day, marks from origin_mark where kind = 'N' and urn_id = ?
                on conflict do nothing
                """, scrutin.urnId());
    }

    /** The least of several runs: jobs ask meanwhile. */
    private long statements(Scrutin scrutin, OriginKind kind, int listed) {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 5; i++) {
            long before = CountedStatements.count();
            assertThat(pressure.originsOf(scrutin.uid(), kind, 10).getFirst().origins())
                    .hasSize(listed);
            least = Math.min(least, CountedStatements.count() - before);
        }
        return least;
    }
}
