package fr.voix.petition.signature;

import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.petition.petition.Petition;
import fr.voix.urn.leaf.AsideMark;
import fr.voix.urn.leaf.LeafRange;
import fr.voix.urn.leaf.Urn;
import fr.voix.urn.log.UrnReader;
import fr.voix.urn.setaside.AsideWriter.Step;
import fr.voix.urn.tally.UrnRecount;
import io.micronaut.context.annotation.Property;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Setting signatures aside by steps, and letting them count again. */
@MicronautTest(transactional = false)
@Property(name = "voix.limits.enabled", value = "false")
@Property(name = "voix.petitions.answer-at", value = "40")
class SignatureAsideTest {

    private static final AsideMark RULE = new AsideMark("reseau", 1_000_001);

    @Inject
    Petitions petitions;

    @Inject
    TestSignatures signatures;

    @Inject
    SignatureTables tables;

    @Inject
    SignatureBatchWriter batches;

    @Inject
    SignatureAsideWriter asides;

    @Inject
    SignatureCountService counts;

    @Inject
    UrnRecount recounts;

    @Inject
    UrnReader urns;

    @Inject
    TransactionOperations<Connection> transactions;

    private Petition petition;
    private List<SignatureId> ids;

    @BeforeEach
    void thirtyHaveSigned() {
        petition = petitions.anOpenOne();
        ids = confirm(30, "35");
    }

    @Test
    void a_range_is_set_aside_by_steps_with_its_areas_and_counts_again() {
        confirm(9, "29");
        LeafRange range = LeafRange.between(1, 31);
        assertThat(asides.effect(petition.urnId(), range).total()).isEqualTo(30);
        assertThat(setAside(range)).isEqualTo(30);
        assertCounted(9);
        assertThat(tables.areasOf(petition)).isEqualTo("29=9 35=0");
        assertThat(asides.marked(petition.urnId(), RULE.number())).isEqualTo(30);
        assertThat(asides.effect(petition.urnId(), range).total()).isZero();

        // what is withdrawn meanwhile is crossed out as what it is
        batches.write(List.of(new SignatureOrder.Withdraw(ids.getFirst())));
        assertCounted(9);
        assertThat(asides.standing(petition.urnId(), RULE.number()).total()).isEqualTo(29);

        Step back = step(() -> asides.reinstate(petition.urnId(), RULE, "d1000003", 20, (before, after) -> true));
        assertThat(back.isEnd()).isFalse();
        back = step(() -> asides.reinstate(petition.urnId(), RULE, "d1000003", 20, (before, after) -> true));
        assertThat(back.isEnd()).isTrue();
        assertCounted(38);
        assertThat(tables.areasOf(petition)).isEqualTo("29=9 35=29");
    }

    @Test
    void what_counts_again_may_reach_a_threshold_and_what_is_aside_reaches_none() {
        setAside(LeafRange.of(new long[] {1, 2, 3}, 31));
        confirm(12, "29");
        assertCounted(39);
        assertThat(tables.thresholdsOf(petition)).isEmpty();
        step(() -> asides.reinstate(petition.urnId(), RULE, "d1000003", 100, (before, after) -> true));
        assertCounted(42);
        assertThat(tables.thresholdsOf(petition)).startsWith("ANSWER=40@");
    }

    @Test
    void a_check_that_refuses_leaves_everything_as_it_is() {
        Optional<Step> refused = transactions.executeWrite(status ->
                asides.setAside(petition.urnId(), LeafRange.between(1, 31), RULE, null, 100, (before, after) -> false));
        assertThat(refused).isEmpty();
        assertCounted(30);
    }

    @Test
    void confirming_again_what_is_aside_leaves_it_there() {
        setAside(LeafRange.between(1, 31));
        SignatureId id = ids.getFirst();
        assertThat(batches.write(List.of(TestSignatures.confirm(id))))
                .containsExactly(new SignatureResult.Counted(id, SignatureRole.SIGNATORY));
        assertCounted(0);
    }

    @Test
    void a_sponsor_who_is_aside_is_none() {
        tables.change("update signature set role = 'SPONSOR' where urn_id = " + petition.urnId());
        assertThat(counts.sponsors(petition.urnId())).isEqualTo(30);
        setAside(LeafRange.of(new long[] {4, 5}, 31));
        assertThat(counts.sponsors(petition.urnId())).isEqualTo(28);
    }

    private List<SignatureId> confirm(int how, String departement) {
        List<SignatureId> pending = signatures.pending(petition, how, departement);
        batches.write(pending.stream().map(TestSignatures::confirm).toList());
        return pending;
    }

    /** Seven at a time; how many. */
    private long setAside(LeafRange range) {
        long done = 0;
        UUID last = null;
        boolean isEnd = false;
        while (!isEnd) {
            UUID after = last;
            Step step = step(() -> asides.setAside(petition.urnId(), range, RULE, after, 7, (before, next) -> true));
            assertThat(step.done()).isLessThanOrEqualTo(7);
            done += step.done();
            last = step.last();
            isEnd = step.isEnd();
        }
        return done;
    }

    private Step step(Supplier<Optional<Step>> write) {
        return transactions.executeWrite(status -> write.get()).orElseThrow();
    }

    private void assertCounted(long counted) {
        Urn urn = urns.of(List.of(petition.uid())).getFirst();
        assertThat(urn.counts().total()).isEqualTo(counted);
        assertThat(recounts.recount(petition.uid()).orElseThrow().faults()).isEmpty();
    }
}
