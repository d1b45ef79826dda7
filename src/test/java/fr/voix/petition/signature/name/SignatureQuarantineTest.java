package fr.voix.petition.signature.name;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import fr.voix.base.mail.Outbox;
import fr.voix.petition.petition.Petition;
import fr.voix.petition.signature.Petitions;
import fr.voix.petition.signature.Signatory;
import fr.voix.petition.signature.SignatureCountService;
import fr.voix.petition.signature.SignatureId;
import fr.voix.petition.signature.SignatureTables;
import fr.voix.petition.signature.TestSignatures;
import fr.voix.urn.crowd.OriginKind;
import fr.voix.urn.crowd.QuarantineListing;
import fr.voix.urn.crowd.WaitingGroup;
import fr.voix.urn.leaf.Urn;
import fr.voix.urn.leaf.UrnKind;
import fr.voix.urn.log.UrnReader;
import fr.voix.urn.tally.UrnRecount;
import io.micronaut.context.annotation.Property;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Farms that sign by form and mail, as the attack of the issue did, and ordinary people who sign together. */
@MicronautTest(transactional = false)
@Property(name = "test.local-outbox", value = "true")
@Property(name = "voix.trusted-proxies", value = "127.0.0.0/8,::1/128")
@Property(name = "voix.quarantine.floor", value = "60")
@Property(name = "voix.quarantine.domain-floor", value = "26")
@Property(name = "voix.signatures.unchecked-per-network-hourly", value = "10000")
@Property(name = "voix.petitions.answer-at", value = "36")
class SignatureQuarantineTest {

    private static final int SMALLEST = 10;
    private static final AtomicInteger PEOPLE = new AtomicInteger();

    @Inject
    EmbeddedServer server;

    @Inject
    Petitions petitions;

    @Inject
    TestSignatures signatures;

    @Inject
    SignatureTables tables;

    @Inject
    QuarantineListing quarantines;

    @Inject
    NameListing names;

    @Inject
    SignatureCountService counts;

    @Inject
    UrnRecount recounts;

    @Inject
    UrnReader urns;

    @Inject
    Outbox outbox;

    @Inject
    TransactionOperations<Connection> transactions;

    private Petition petition;
    private int network;

    @BeforeEach
    void aQuietPetition() {
        petition = petitions.anOpenOne();
        network = PEOPLE.incrementAndGet() % 200;
    }

    @ParameterizedTest(name = "over many networks: {0}")
    @ValueSource(booleans = {false, true})
    void of_forty_addresses_of_one_catch_all_domain_fourteen_wait(boolean isOverMany) {
        List<String> links = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            String from = isOverMany ? "203.0." + i + ".7" : here();
            links.add(sign(from, from, "a" + i + "@farm" + isOverMany + ".example"));
        }
        assertCounted(26, 14);
        assertThat(tables.areasOf(petition)).isEqualTo("35=26");
        assertThat(tables.thresholdsOf(petition))
                .as("thirty-six are asked for, and forty signed")
                .isEmpty();
        assertThat(quarantines.waiting(petition.urnId()))
                .extracting(WaitingGroup::kind, WaitingGroup::votes)
                .containsExactly(tuple(OriginKind.DOMAIN, 14L));
        assertThat(quarantines.urnsWaiting(UrnKind.PETITION, 1_000))
                .anyMatch(waiting -> waiting.uid().equals(petition.uid()) && waiting.votes() == 14);

        assertThat(read(links.getFirst())).contains("Signature comptée", "la pétition compte 26\u00a0signatures.");
        assertThat(read(links.getLast()))
                .contains("Signature dans l’urne", "pas encore dans le compte", "Vous n’avez rien à refaire")
                .doesNotContain("Signature comptée");
        assertThat(read(links.getLast().replace("/signatures/", "/en/signatures/")))
                .contains("Signature in the urn", "not in the count yet");
        assertThat(read(links.get(30))).as("counted at first").contains("Signature dans l’urne");
    }

    @Test
    void names_below_a_domain_are_no_other_domains() {
        for (int i = 0; i < 40; i++) {
            sign("203.1." + i + ".7", "203.1." + i + ".7", "a@s" + i + ".farm.asso.fr");
        }
        assertCounted(26, 14);
    }

    /** Where the robot check was paid, and where the link was opened. */
    @ParameterizedTest(name = "asked for from one network: {0}, confirmed from one: {1}")
    @CsvSource({"true, true", "true, false", "false, true"})
    void of_eighty_addresses_of_half_the_country_from_one_network_twenty_wait(boolean isAsked, boolean isConfirmed) {
        for (int i = 0; i < 80; i++) {
            String elsewhere = "203.2." + i + ".7";
            sign(
                    isAsked ? here() : elsewhere,
                    isConfirmed ? here() : elsewhere,
                    "a" + PEOPLE.incrementAndGet() + "@gmail.com");
        }
        assertShareOfANetwork(80);
        assertThat(quarantines.waiting(petition.urnId()))
                .extracting(WaitingGroup::kind)
                .containsExactly(OriginKind.NETWORK);
    }

    @Test
    void one_network_with_many_domains_is_one_network() {
        for (int i = 0; i < 80; i++) {
            sign(here(), here(), "a@many" + i + ".example");
        }
        assertShareOfANetwork(80);
    }

    @Test
    void a_class_of_thirty_signs_from_its_school_with_its_schools_addresses() {
        for (int i = 0; i < 30; i++) {
            sign(here(), here(), "eleve" + i + "@lycee.example");
        }
        assertCounted(30, 0);
    }

    @Test
    void a_watcher_never_sees_a_group_of_under_ten() {
        for (int i = 0; i < 45; i++) {
            sign("203.3." + i + ".7", "203.3." + i + ".7", "a" + i + "@watched.example");
            Map<String, Integer> groups = groups();
            assertThat(groups.values()).allMatch(members -> members >= SMALLEST);
            assertThat(groups.values().stream().mapToInt(Integer::intValue).sum())
                    .isEqualTo(i < 35 ? 0 : i - 25);
        }
        assertCounted(26, 19);
    }

    @Test
    void whoever_waits_may_confirm_again_keep_the_receipt_and_withdraw() {
        List<String> links = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            links.add(sign(here(), here(), "a" + i + "@twice.example"));
        }
        String receipt = from(here()).get(links.get(30) + "/recu.json").body();
        assertThat(from(here()).post(links.get(30), Map.of()).statusCode()).isEqualTo(303);
        assertThat(from(here()).get(links.get(30) + "/recu.json").body()).isEqualTo(receipt);
        assertCounted(26, 14);

        String withdrawal = outbox.lastTo("a30@twice.example").links().stream()
                .filter(link -> link.contains("/retrait"))
                .findFirst()
                .orElseThrow();
        assertThat(from(here()).post(withdrawal, Map.of()).statusCode()).isEqualTo(303);
        assertCounted(26, 13);
        assertThat(tables.areasOf(petition)).isEqualTo("35=26");
        assertThat(tables.leavesOf(petition).getLast()).startsWith("x1 ");
        assertThat(tables.text("select count(*) from asked_mark where urn_id = ?", petition))
                .isEqualTo("0");

        sign("203.4.1.7", "203.4.1.7", "a30@twice.example");
        assertCounted(26, 14);
    }

    @Test
    void addresses_of_half_the_country_take_no_row_of_domains_and_withdrawing_one_touches_no_neighbour() {
        signatures.signedOfDomain(petition, 2, "one.example");
        signatures.signedOfDomain(petition, 2, "gmail.com");
        signatures.signedOfDomain(petition, 2, "two.example");
        String rows = """
                select string_agg(first_index || '+' || octet_length(marks) / 16, ' ' order by first_index)
                from origin_mark
                where urn_id = ? and kind = 'D'
                """;
        assertThat(tables.text(rows, petition)).isEqualTo("1+2 5+2");
        List.of(2, 3, 4, 5).forEach(this::withdraw);
        String known = """
                select string_agg((first_index + i)::text, ' ' order by first_index, i)
                from origin_mark
                cross join generate_series(0, octet_length(marks) / 16 - 1) as i
                where urn_id = ? and kind = 'D' and substring(marks from i * 16 + 1 for 16) <> decode(repeat('00', 16), 'hex')
                """;
        assertThat(tables.text(known, petition)).isEqualTo("1 6");
    }

    private void withdraw(int leafIndex) {
        String uuid = tables.text(
                "select signature_id::text from signature where leaf_index = " + leafIndex + " and urn_id = ?",
                petition);
        signatures.withdraw(new SignatureId(petition.urnId(), UUID.fromString(uuid)));
    }

    @Test
    void one_mailbox_that_signs_and_withdraws_again_and_again_uses_up_no_more_than_its_two_places() {
        for (int i = 0; i < 30; i++) {
            signatures.withdraw(signatures.signed(petition, "vandal@office.example", 1 + i % 2));
        }
        signatures.signedOfDomain(petition, 24, "office.example");
        assertCounted(24, 0);
        signatures.signedOfDomain(petition, 10, "office.example");
        assertCounted(24, 10);
    }

    /** Whoever presses the button while it leads nowhere is asked the same later. */
    @Test
    void a_petition_that_takes_none_for_a_while_makes_nobody_forget_where_it_was_asked_for() {
        List<String> links = new ArrayList<>();
        for (int i = 0; i < 80; i++) {
            String mail = "a" + PEOPLE.incrementAndGet() + "@gmail.com";
            from(here()).sign(petition.id(), Signatory.form("Camille Roux", mail));
            links.add(confirmationTo(mail));
        }
        tables.change("update petition set is_hidden = true where urn_id = " + petition.urnId());
        links.forEach(link ->
                assertThat(from(here()).post(link, Map.of()).statusCode()).isEqualTo(409));
        tables.change("update petition set is_hidden = false where urn_id = " + petition.urnId());
        for (int i = 0; i < 80; i++) {
            assertThat(from("203.5." + i + ".7").post(links.get(i), Map.of()).statusCode())
                    .isEqualTo(303);
        }
        assertShareOfANetwork(80);
    }

    @Test
    void those_who_wait_are_neither_listed_nor_written_to() {
        for (int i = 0; i < 40; i++) {
            Map<String, String> form = Signatory.form("Camille Roux" + letter(i), "a" + i + "@listed.example");
            form.put("affichage", "oui");
            form.put("nouvelles", "oui");
            sign(here(), here(), form);
        }
        while (names.list() > 0) {
            assertThat(counts.publicNames(petition.urnId(), 100)).isPositive();
        }
        assertThat(counts.publicNames(petition.urnId(), 100)).isEqualTo(26);
        List<SignatureCountService.NewsReader> readers =
                transactions.executeWrite(status -> counts.newsReaders(petition.urnId(), null, 100));
        assertThat(readers).hasSize(26);
    }

    private String here() {
        return "198.51." + network + ".7";
    }

    private String sign(String asked, String confirmed, String mail) {
        return sign(asked, confirmed, Signatory.form("Camille Roux", mail));
    }

    private String sign(String asked, String confirmed, Map<String, String> form) {
        HttpResponse<String> sent = from(asked).sign(petition.id(), form);
        assertThat(sent.statusCode()).as(sent.body()).isEqualTo(303);
        String link = confirmationTo(form.get("mail"));
        assertThat(from(confirmed).post(link, Map.of()).statusCode()).isEqualTo(303);
        return link;
    }

    private String confirmationTo(String mail) {
        return outbox.lastTo(mail).links().stream()
                .filter(one -> one.contains("/signatures/") && !one.contains("/retrait"))
                .findFirst()
                .orElseThrow();
    }

    private Signatory from(String address) {
        return new Signatory(server.getURI(), "X-Forwarded-For", address);
    }

    private String read(String link) {
        return from(here()).get(link).body();
    }

    private static String letter(int i) {
        return " " + (char) ('A' + i / 26) + (char) ('a' + i % 26);
    }

    /** Sixty, and one more for each ten seconds that a slow machine takes: as many again come to be expected in ten minutes. */
    private void assertShareOfANetwork(long signatures) {
        long counted = urns.of(List.of(petition.uid())).getFirst().counts().total();
        assertThat(counted).isBetween(60L, 66L);
        assertCounted(counted, signatures - counted);
    }

    private void assertCounted(long counted, long waiting) {
        Urn urn = urns.of(List.of(petition.uid())).getFirst();
        assertThat(urn.counts().total()).as("counted").isEqualTo(counted);
        assertThat(urn.waiting()).as("waiting").isEqualTo(waiting);
        assertThat(recounts.recount(petition.uid()).orElseThrow().faults()).isEmpty();
    }

    private Map<String, Integer> groups() {
        Map<String, Integer> groups = new HashMap<>();
        for (String leaf : tables.leavesOf(petition)) {
            String[] fields = leaf.split(" ");
            if (fields[0].equals("m1")) {
                assertThat(fields[2]).isEqualTo("attente");
                groups.merge(fields[3], 1, Integer::sum);
            }
        }
        return groups;
    }
}
