package fr.voix.urn.setaside;

import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.Fixtures;
import fr.voix.theme.theme.ScrutinFixture;
import fr.voix.urn.crowd.WaitingGroup;
import fr.voix.urn.leaf.Choice;
import fr.voix.urn.leaf.Urn;
import fr.voix.urn.leaf.UrnKind;
import fr.voix.vote.ballot.TestBallots;
import fr.voix.vote.ballot.UrnTables;
import fr.voix.vote.scrutin.Scrutin;
import fr.voix.vote.scrutin.ScrutinClosing;
import io.micronaut.context.annotation.Property;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What moderators decide on ballots that wait: they count, or stay aside; nothing is lost either way. */
@MicronautTest(transactional = false)
@Property(name = "voix.quarantine.floor", value = "60")
class QuarantineDecisionTest {

    private static final byte[] FARM = {5, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6};

    @Inject
    SettingAside setAsides;

    @Inject
    ScrutinClosing closures;

    @Inject
    Fixtures fixtures;

    @Inject
    ScrutinFixture sql;

    @Inject
    TestBallots ballots;

    @Inject
    UrnTables tables;

    @Inject
    AsideFixture asides;

    @Inject
    Clock clock;

    private Scrutin scrutin;
    private LocalDate today;
    private int moderator;
    private int second;

    @BeforeEach
    void aScrutinOfWhich58BallotsWait() {
        scrutin = fixtures.anOpenScrutin();
        today = LocalDate.now(clock.withZone(ZoneOffset.UTC));
        moderator = sql.aModerator().moderatorId();
        second = sql.aModerator().moderatorId();
        ballots.castFrom(scrutin, 118, today, FARM);
    }

    @Test
    void a_release_brings_all_of_them_back() {
        assertThat(group().votes()).isEqualTo(58);
        assertThat(setAsides.urnsWaiting(UrnKind.SCRUTIN, 1_000))
                .anyMatch(waiting -> waiting.uid().equals(scrutin.uid()) && waiting.votes() == 58);
        SetAside release = carriedOut(settle(true));

        assertThat(urn().counts().total()).isEqualTo(118);
        assertThat(urn().waiting()).isZero();
        assertThat(tables.leavesOf(scrutin).stream().filter(leaf -> leaf.matches("r1 \\d+ " + release.decision())))
                .hasSize(58);
        assertThat(setAsides.groupsWaiting(scrutin.urnId())).isEmpty();
        assertThat(setAsides.carriedOut(scrutin.uid(), 10)).isEmpty();
        assertThat(setAsides.undo(release.number(), "Non.", moderator))
                .isInstanceOf(SetAsideResult.UnknownDecision.class);
        assertRecount();
    }

    @Test
    void a_confirmation_keeps_them_out_under_a_rule_of_people_and_can_be_undone() {
        long group = group().number();
        SetAside confirmed = carriedOut(settle(false));

        assertThat(urn().counts().total()).isEqualTo(60);
        assertThat(urn().waiting()).isZero();
        List<String> leaves = tables.leavesOf(scrutin);
        assertThat(leaves.stream().filter(leaf -> leaf.matches("m1 \\d+ attente d" + group)))
                .hasSize(58);
        assertThat(leaves.stream().filter(leaf -> leaf.matches("r1 \\d+ " + confirmed.decision())))
                .hasSize(58);
        assertThat(leaves.stream().filter(leaf -> leaf.matches("m1 \\d+ reseau " + confirmed.decision())))
                .hasSize(58);
        assertThat(setAsides.inEffect(scrutin.uid())).extracting(SetAside::done).containsExactly(58L);
        assertRecount();

        carriedOut(setAsides.undo(confirmed.number(), "C’était une école.", moderator));
        assertThat(urn().counts().total()).isEqualTo(118);
        assertRecount();
    }

    @Test
    void one_person_settles_a_small_part_of_a_scrutin() {
        Scrutin large = fixtures.anOpenScrutin();
        ballots.cast(large, 300);
        ballots.castFrom(large, 72, today, FARM);
        long group = setAsides.groupsWaiting(large.urnId()).getFirst().number();
        carriedOut((SetAsideResult.Started) setAsides.settle(large.uid(), group, true, "Une fac.", moderator));
        assertThat(asides.urn(large.uid()).counts().total()).isEqualTo(372);
    }

    @Test
    void what_comes_after_a_decision_waits_in_a_group_of_its_own_of_ten_at_least() {
        carriedOut(settle(false));
        for (int i = 0; i < 9; i++) {
            assertThat(ballots.vote(scrutin, ballots.aVoter(), Choice.P, today, FARM))
                    .isTrue();
        }
        assertThat(ballots.vote(scrutin, ballots.aVoter(), Choice.P, today, FARM))
                .isFalse();
        assertThat(group().votes()).isEqualTo(10);
        assertThat(urn().counts().total()).isEqualTo(60);
        assertRecount();
    }

    @Test
    void after_the_closing_a_release_is_counted_and_the_closing_leaf_stays() {
        closures.close(scrutin.uid());
        carriedOut(settle(true));
        assertThat(tables.leavesOf(scrutin)).anyMatch(leaf -> leaf.matches("z1 \\S+ 20 20 20"));
        assertThat(urn().counts().total()).isEqualTo(118);
        assertRecount();
    }

    @Test
    void a_second_person_approves_and_a_refusal_lets_the_group_wait_again() {
        ballots.castFrom(scrutin, 100, today, FARM);
        SetAside proposal = ((SetAsideResult.Waiting) settle(true)).decision();
        assertThat(proposal.ballots()).isEqualTo(158);
        assertThat(setAsides.groupsWaiting(scrutin.urnId())).isEmpty();
        assertThat(setAsides.settle(scrutin.uid(), proposal.settles(), false, "Encore.", second))
                .isInstanceOf(SetAsideResult.NotWaiting.class);
        assertThat(setAsides.drop(proposal.number())).isInstanceOf(SetAsideResult.Dropped.class);
        assertThat(group().votes()).isEqualTo(158);

        SetAside again = ((SetAsideResult.Waiting) settle(true)).decision();
        // who comes while it is decided makes a group of their own
        ballots.castFrom(scrutin, 12, today, FARM);
        assertThat(group().votes()).isEqualTo(12);
        carriedOut(setAsides.approve(again.number(), second));
        assertThat(urn().counts().total()).isEqualTo(218);
        assertThat(urn().waiting()).isEqualTo(12);
        assertRecount();
    }

    @Test
    void who_withdrew_or_changed_meanwhile_is_left_alone() {
        UUID gone = ballots.aVoter();
        UUID changed = ballots.aVoter();
        ballots.vote(scrutin, gone, Choice.P, today, FARM);
        ballots.vote(scrutin, changed, Choice.P, today, FARM);
        ballots.withdraw(scrutin, gone);
        ballots.vote(scrutin, changed, Choice.C, today, FARM);
        carriedOut(settle(false));
        assertThat(ballots.vote(scrutin, gone, Choice.A, today, FARM)).isFalse();
        assertThat(urn().counts().total()).isEqualTo(60);
        assertRecount();
    }

    @Test
    void an_unknown_group_or_no_reason_is_refused() {
        assertThat(setAsides.settle(scrutin.uid(), 999_999_999, true, "Oui.", moderator))
                .isInstanceOf(SetAsideResult.UnknownDecision.class);
        assertThat(setAsides.settle("AMAN0", group().number(), true, "Oui.", moderator))
                .isInstanceOf(SetAsideResult.UnknownSubject.class);
        assertThat(setAsides.settle(scrutin.uid(), group().number(), true, " ", moderator))
                .isInstanceOf(SetAsideResult.UnfitReason.class);
    }

    private WaitingGroup group() {
        List<WaitingGroup> groups = setAsides.groupsWaiting(scrutin.urnId());
        assertThat(groups).hasSize(1);
        return groups.getFirst();
    }

    private SetAsideResult settle(boolean isRelease) {
        return setAsides.settle(scrutin.uid(), group().number(), isRelease, "Vu.", moderator);
    }

    private SetAside carriedOut(SetAsideResult result) {
        return asides.carriedOut(result, moderator, second);
    }

    private Urn urn() {
        return asides.urn(scrutin.uid());
    }

    private void assertRecount() {
        asides.assertRecount(scrutin.uid());
    }
}
