package fr.voix.petition.signature;

import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.petition.petition.Petition;
import fr.voix.urn.leaf.Leaf;
import fr.voix.urn.log.GroupWriter;
import fr.voix.urn.tally.UrnRecount;
import io.micronaut.context.annotation.Property;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What the writer leaves behind: leaves, rows, counts and thresholds of one commit. */
@MicronautTest(transactional = false)
@Property(name = "voix.limits.enabled", value = "false")
@Property(name = "voix.petitions.answer-at", value = "3")
@Property(name = "voix.petitions.publication-at", value = "5")
@Property(name = "voix.petitions.debate-at", value = "5")
@Property(name = "voix.petitions.debate-departements", value = "3")
class SignatureBatchTest {

    @Inject
    EmbeddedServer server;

    @Inject
    Petitions petitions;

    @Inject
    TestSignatures signatures;

    @Inject
    SignatureTables tables;

    @Inject
    SignatureBatchWriter batches;

    @Inject
    GroupWriter<SignatureOrder, SignatureResult> writer;

    @Inject
    SignatureConfirmation confirmations;

    @Inject
    UrnRecount recounts;

    @Test
    void inside_a_batch_all_x1_come_first_then_s1_by_leaf_hash() {
        Petition petition = petitions.anOpenOne();
        List<SignatureId> first = signatures.pending(petition, 40, "35");
        batches.write(first.stream().map(TestSignatures::confirm).toList());
        assertByHash(tables.leavesOf(petition).subList(1, 41));

        List<SignatureId> second = signatures.pending(petition, 30, "29");
        List<SignatureOrder> mixed = new ArrayList<>();
        second.forEach(id -> mixed.add(TestSignatures.confirm(id)));
        first.subList(0, 20).forEach(id -> mixed.add(new SignatureOrder.Withdraw(id)));
        Collections.shuffle(mixed, new Random(1));
        batches.write(mixed);

        List<String> leaves = tables.leavesOf(petition);
        assertThat(leaves.subList(41, 61)).allMatch(leaf -> leaf.startsWith("x1 "));
        assertThat(leaves.subList(61, leaves.size())).hasSize(30).allMatch(leaf -> leaf.startsWith("s1 "));
        assertByHash(leaves.subList(61, leaves.size()));
        assertThat(tables.areasOf(petition)).isEqualTo("29=30 35=20");
        assertThat(tables.rowsOf(petition)).isEqualTo("0+50");
        assertThat(tables.countedIn(petition)).isEqualTo("50");
        assertThat(recounts.recount(petition.uid()).orElseThrow().faults()).isEmpty();
    }

    private static void assertByHash(List<String> lines) {
        List<byte[]> hashes = lines.stream().map(line -> new Leaf(line).hash()).toList();
        assertThat(hashes).isSortedAccordingTo(Arrays::compareUnsigned);
    }

    @Test
    void many_urns_share_a_batch_and_each_answer_belongs_to_its_order() {
        List<Petition> all = List.of(petitions.anOpenOne(), petitions.anOpenOne(), petitions.anOpenOne());
        List<SignatureOrder> orders = new ArrayList<>();
        all.forEach(petition ->
                signatures.pending(petition, 5, "2A").forEach(id -> orders.add(TestSignatures.confirm(id))));
        SignatureId unknown = new SignatureId(all.getFirst().urnId(), java.util.UUID.randomUUID());
        SignatureId nowhere = new SignatureId(-1, java.util.UUID.randomUUID());
        orders.add(TestSignatures.confirm(unknown));
        orders.add(TestSignatures.confirm(nowhere));
        orders.add(new SignatureOrder.Withdraw(new SignatureId(-1, java.util.UUID.randomUUID())));
        Collections.shuffle(orders, new Random(2));

        List<SignatureResult> results = batches.write(orders);
        for (int i = 0; i < orders.size(); i++) {
            SignatureId id = orders.get(i).id();
            switch (results.get(i)) {
                case SignatureResult.Counted counted -> assertThat(counted.id()).isEqualTo(id);
                case SignatureResult.Gone gone -> assertThat(id).isIn(unknown, nowhere);
                case SignatureResult other -> assertThat(other).isInstanceOf(SignatureResult.Withdrawn.class);
            }
        }
        all.forEach(petition -> assertThat(tables.areasOf(petition)).isEqualTo("2A=5"));
    }

    @Test
    void a_threshold_is_noted_in_the_commit_that_reaches_it_and_stays() {
        Petition petition = petitions.anOpenOne();
        List<SignatureId> brittany = signatures.pending(petition, 4, "35");
        batches.write(
                brittany.subList(0, 2).stream().map(TestSignatures::confirm).toList());
        assertThat(tables.thresholdsOf(petition)).isEmpty();
        batches.write(List.of(TestSignatures.confirm(brittany.get(2))));
        assertThat(tables.thresholdsOf(petition)).isEqualTo("ANSWER=3@4");
        batches.write(List.of(new SignatureOrder.Withdraw(brittany.get(0))));
        batches.write(List.of(TestSignatures.confirm(brittany.get(3))));
        assertThat(tables.thresholdsOf(petition)).isEqualTo("ANSWER=3@4");

        batches.write(signatures.pending(petition, 3, "29").stream()
                .map(TestSignatures::confirm)
                .toList());
        assertThat(tables.thresholdsOf(petition)).as("two départements").isEqualTo("ANSWER=3@4 PUBLICATION=5@9");
        batches.write(signatures.pending(petition, 1, null).stream()
                .map(TestSignatures::confirm)
                .toList());
        assertThat(tables.thresholdsOf(petition)).as("abroad is none").doesNotContain("DEBATE");
        batches.write(signatures.pending(petition, 1, "974").stream()
                .map(TestSignatures::confirm)
                .toList());
        assertThat(tables.thresholdsOf(petition)).isEqualTo("ANSWER=3@4 DEBATE=5@11 PUBLICATION=5@9");
    }

    @Test
    void fifty_who_sign_with_one_mailbox_at_once_are_two_at_most() throws Exception {
        Petition petition = petitions.anOpenOne();
        List<Callable<Integer>> all = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            String name = "Camille " + "abcdefghijklmnopqrstuvwxyz".charAt(i % 26) + " Roux" + i;
            all.add(() -> new Signatory(server.getURI())
                    .sign(petition.id(), Signatory.form(name, "a.camille.roux@gmail.com"))
                    .statusCode());
        }
        try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Integer> answer : people.invokeAll(all)) {
                assertThat(answer.get()).isIn(303, 503);
            }
        }
        assertThat(tables.rowsOf(petition)).isEqualTo("2+0");
    }

    @Test
    void whoever_confirms_often_at_once_counts_once_and_has_one_receipt() throws Exception {
        Petition petition = petitions.anOpenOne();
        SignatureId id = signatures.pending(petition, 1, "35").getFirst();
        List<Callable<SignatureReceipt>> all = Collections.nCopies(60, () -> {
            assertThat(writer.write(TestSignatures.confirm(id)))
                    .isEqualTo(new SignatureResult.Counted(id, SignatureRole.SIGNATORY));
            Signature row = confirmations.find(id).orElseThrow();
            return SignatureReceipt.of(petition.uid(), row.leafIndex(), row.tier(), row.secret(), row.nonce());
        });
        List<SignatureReceipt> receipts = new ArrayList<>();
        try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<SignatureReceipt> receipt : people.invokeAll(all)) {
                receipts.add(receipt.get());
            }
        }
        assertThat(receipts).containsOnly(receipts.getFirst());
        assertThat(tables.leavesOf(petition)).hasSize(2);
    }

    @Test
    void one_that_is_confirmed_and_withdrawn_at_once_ends_as_one_of_both() throws Exception {
        Petition petition = petitions.anOpenOne();
        for (SignatureId id : signatures.pending(petition, 20, "35")) {
            try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
                people.submit(() -> writer.write(TestSignatures.confirm(id)));
                people.submit(() -> writer.write(new SignatureOrder.Withdraw(id)));
            }
        }
        assertThat(tables.rowsOf(petition)).isEqualTo("0+0");
        assertThat(tables.countedIn(petition)).isEqualTo("0");
        assertThat(recounts.recount(petition.uid()).orElseThrow().faults()).isEmpty();
    }

    /** One that was erased between the batch's look and its write: the others of the batch count all the same. */
    @Test
    void an_order_that_fails_in_the_database_does_not_fail_the_others() {
        Petition petition = petitions.anOpenOne();
        List<SignatureId> ids = signatures.pending(petition, 3, "35");
        signatures.breakAreaOf(petition, "35");
        List<SignatureId> others = signatures.pending(petition, 2, "29");
        List<SignatureOrder> orders = new ArrayList<>();
        ids.forEach(id -> orders.add(TestSignatures.confirm(id)));
        others.forEach(id -> orders.add(TestSignatures.confirm(id)));
        List<Future<SignatureResult>> answers = new ArrayList<>();
        try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
            orders.forEach(order -> answers.add(people.submit(() -> writer.write(order))));
        }
        assertThat(answers.subList(0, 3)).allMatch(answer -> answer.state() == Future.State.FAILED);
        assertThat(answers.subList(3, 5)).allMatch(answer -> answer.state() == Future.State.SUCCESS);
        assertThat(tables.areasOf(petition)).isEqualTo("29=2 35=" + Long.MAX_VALUE);
        assertThat(tables.leavesOf(petition)).hasSize(3);
    }
}
