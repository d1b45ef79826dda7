package fr.voix.urn.setaside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import fr.voix.petition.petition.Petition;
import fr.voix.petition.signature.Petitions;
import fr.voix.petition.signature.TestSignatures;
import fr.voix.theme.theme.ScrutinFixture;
import fr.voix.urn.crowd.OriginKind;
import io.micronaut.context.annotation.Property;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What moderators decide on signatures: the same as on ballots, by the domain of addresses as well. */
@MicronautTest(transactional = false)
@Property(name = "voix.set-aside.smallest-network", value = "10")
@Property(name = "voix.petitions.answer-at", value = "215")
@Property(name = "voix.petitions.debate-at", value = "110")
@Property(name = "voix.petitions.debate-departements", value = "2")
class PetitionSetAsideTest {

    private static final String FARM = "farm.example";

    @Inject
    SettingAside setAsides;

    @Inject
    SetAsideRun runs;

    @Inject
    PressureService pressure;

    @Inject
    DayPressureService days;

    @Inject
    AsideFixture asides;

    @Inject
    Petitions petitions;

    @Inject
    TestSignatures signatures;

    @Inject
    ScrutinFixture sql;

    private Petition petition;
    private int first;
    private int second;

    @BeforeEach
    void anOpenPetition() {
        petition = petitions.anOpenOne();
        first = sql.aModerator().moderatorId();
        second = sql.aModerator().moderatorId();
    }

    @Test
    void signatures_of_one_domain_are_tried_set_aside_and_reinstated() {
        signatures.signedApart(petition, 180);
        signatures.signedOfDomain(petition, 12, FARM);
        DryRun found = dryRun(ofDomain());
        assertThat(found.ballots()).isEqualTo(12);
        assertThat(found.before().total()).isEqualTo(192);
        assertThat(found.after().total()).isEqualTo(180);
        assertThat(found.needsSecond()).isFalse();
        assertCounted(192);

        SetAside decision = asides.carriedOut(propose(ofDomain()), first, second);
        assertCounted(180);
        assertThat(setAsides.inEffect(petition.uid()))
                .extracting(SetAside::rule, SetAside::done)
                .containsExactly(tuple(SetAsideRule.DOMAINE, 12L));
        assertThat(setAsides.dryRun(petition.uid(), ofDomain())).isInstanceOf(SetAsideResult.NothingFound.class);

        asides.carriedOut(setAsides.undo(decision.number(), "Une association.", first), first, second);
        assertCounted(192);
        assertThat(setAsides.inEffect(petition.uid())).isEmpty();
    }

    @Test
    void signatures_of_one_network_are_set_aside_as_ballots_are() {
        signatures.signedApart(petition, 150);
        signatures.signedFromNetwork(petition, 12, new byte[] {10, 20, 30});
        asides.carriedOut(propose(busiest(OriginKind.NETWORK, SetAsideRule.RESEAU)), first, second);
        assertCounted(150);
        assertThat(setAsides.inEffect(petition.uid()))
                .extracting(SetAside::rule)
                .containsExactly(SetAsideRule.RESEAU);
    }

    @Test
    void nobody_alone_takes_a_petition_below_a_threshold_that_it_has_reached_nor_back() {
        signatures.signedApart(petition, 210);
        signatures.signedOfDomain(petition, 12, FARM);
        assertThat(dryRun(ofDomain()).needsSecond()).isTrue();
        SetAside waiting = ((SetAsideResult.Waiting) propose(ofDomain())).decision();
        assertThat(setAsides.approve(waiting.number(), first)).isInstanceOf(SetAsideResult.OwnProposal.class);
        assertCounted(222);

        asides.run(AsideFixture.started(setAsides.approve(waiting.number(), second)));
        assertCounted(210);
        SetAside back = ((SetAsideResult.Waiting) setAsides.undo(waiting.number(), "Non.", second)).decision();
        assertThat(setAsides.drop(back.number())).isInstanceOf(SetAsideResult.Dropped.class);
        asides.carriedOut(setAsides.undo(waiting.number(), "Oui.", second), second, first);
        assertCounted(222);
    }

    @Test
    void what_was_decided_alone_is_held_when_it_would_take_the_petition_below_a_threshold_by_now() {
        var others = signatures.signedApart(petition, 230);
        signatures.signedOfDomain(petition, 12, FARM);
        SetAside decision = ((SetAsideResult.Started) propose(ofDomain())).decision();
        others.subList(0, 20).forEach(signatures::withdraw);

        assertThat(runs.step(decision.number())).isFalse();
        assertThat(setAsides.find(decision.number()).orElseThrow().state()).isEqualTo(SetAside.State.WAITING);
        assertCounted(222);
        asides.run(AsideFixture.started(setAsides.approve(decision.number(), second)));
        assertCounted(210);
    }

    @Test
    void nobody_alone_lets_count_again_what_may_bring_the_departement_that_a_debate_lacks() {
        signatures.signedApart(petition, 180);
        signatures.signedOfDomain(petition, 12, FARM);
        SetAside decision = ((SetAsideResult.Started) propose(ofDomain())).decision();
        asides.run(decision);
        sql.run(
                "update signature set departement = '29' where urn_id = ? and aside_id = ?",
                petition.urnId(),
                decision.number());
        SetAside back = ((SetAsideResult.Waiting) setAsides.undo(decision.number(), "Oui.", first)).decision();
        asides.run(AsideFixture.started(setAsides.approve(back.number(), second)));
        assertThat(sql.number(
                        "select count(*) from petition_threshold where urn_id = ? and kind = 'DEBATE'",
                        petition.urnId()))
                .isEqualTo(1);
    }

    @Test
    void fewer_than_ten_of_one_domain_are_neither_listed_nor_set_aside() {
        signatures.signedApart(petition, 100);
        signatures.signedOfDomain(petition, 9, FARM);
        assertThat(pressure.originsOf(petition.uid(), OriginKind.DOMAIN, 10))
                .allSatisfy(day -> assertThat(day.origins()).isEmpty());
    }

    @Test
    void how_hard_a_day_pressed_is_public_in_wide_classes_by_network_and_by_domain() {
        signatures.signedApart(petition, 95);
        signatures.signedOfDomain(petition, 12, FARM);
        days.measure();
        assertThat(days.of(petition.uid()))
                .extracting(DayPressure::largest, DayPressure::largestDomain, DayPressure::aside)
                .containsExactly(tuple(ShareClass.UNDER_5, ShareClass.UNDER_25, ShareClass.NONE));
        asides.carriedOut(propose(ofDomain()), first, second);
        days.measure();
        assertThat(days.of(petition.uid())).extracting(DayPressure::aside).containsExactly(ShareClass.UNDER_25);
    }

    @Test
    void taking_a_signature_back_and_signing_again_from_elsewhere_is_no_way_round() {
        signatures.signedApart(petition, 180);
        signatures.signedFromNetwork(petition, 12, new byte[] {10, 20, 31});
        SetAside decision = asides.carriedOut(propose(busiest(OriginKind.NETWORK, SetAsideRule.RESEAU)), first, second);
        for (int slot : new int[] {1, 2, 1}) {
            List<String> mails = signatures.withdrawAside(petition, decision.number(), 12);
            assertThat(mails).hasSize(12);
            mails.forEach(mail -> signatures.signed(petition, mail, slot));
            assertCounted(180);
        }
        List<String> gone = signatures.withdrawAside(petition, decision.number(), 5);
        asides.carriedOut(setAsides.undo(decision.number(), "Un congrès.", first), first, second);
        assertCounted(187);
        assertThat(kept()).as("nothing is left of the mark").isZero();
        gone.forEach(mail -> signatures.signed(petition, mail, 1));
        assertCounted(192);
    }

    @Test
    void two_people_of_one_mailbox_bear_one_mark_where_one_of_them_was_set_aside() {
        signatures.signedApart(petition, 180);
        signatures.signedOfDomain(petition, 12, FARM);
        SetAside decision = asides.carriedOut(propose(ofDomain()), first, second);
        String mail = signatures.withdrawAside(petition, decision.number(), 1).getFirst();
        signatures.signed(petition, mail, 2);
        assertCounted(180);
        assertThat(kept()).isZero();
        signatures.signed(petition, mail, 1);
        assertCounted(181);
    }

    private long kept() {
        return sql.number("select count(*) from signature_aside where urn_id = ?", petition.urnId());
    }

    private AsidePattern ofDomain() {
        return busiest(OriginKind.DOMAIN, SetAsideRule.DOMAINE);
    }

    private AsidePattern busiest(OriginKind kind, SetAsideRule rule) {
        var day = pressure.originsOf(petition.uid(), kind, 1).getFirst();
        return new AsidePattern.OfMark(rule, day.day(), day.origins().getFirst().mark());
    }

    private SetAsideResult propose(AsidePattern pattern) {
        return setAsides.propose(petition.uid(), pattern, dryRun(pattern).size(), "Un seul lieu.", first);
    }

    private DryRun dryRun(AsidePattern pattern) {
        return ((SetAsideResult.Found) setAsides.dryRun(petition.uid(), pattern)).dryRun();
    }

    /** In the urn, by where people live, and by a recount. */
    private void assertCounted(long signatures) {
        assertThat(asides.urn(petition.uid()).counts().total()).isEqualTo(signatures);
        assertThat(sql.number(
                        "select sum(signatures)::bigint from signature_departement where urn_id = ?", petition.urnId()))
                .isEqualTo(signatures);
        asides.assertRecount(petition.uid());
    }
}
