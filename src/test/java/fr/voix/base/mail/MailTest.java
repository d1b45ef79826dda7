package fr.voix.base.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import fr.voix.ShiftedClock;
import fr.voix.TestDatabase;
import fr.voix.TestServer;
import fr.voix.base.secret.Secrets;
import fr.voix.base.text.Language;
import fr.voix.theme.theme.ScrutinFixture;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.transaction.TransactionOperations;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** From the change to the reader, over a real server for mail; two instances on one database. */
class MailTest {

    private static final EmailAddress MARIE =
            EmailAddress.parse("marie.curie@example.org").orElseThrow();

    private static PostBox box;
    private static EmbeddedServer one;
    private static EmbeddedServer other;

    private ScrutinFixture sql;
    private ShiftedClock clock;

    @BeforeAll
    static void start() {
        box = PostBox.open();
        TestDatabase.Database database = TestDatabase.fresh();
        Map<String, Object> settings = new HashMap<>(box.properties());
        settings.putAll(Map.of(
                "datasources.default.url", database.url(),
                "datasources.default.username", database.user(),
                "datasources.default.password", database.password(),
                "test.shifted-clock", "true",
                "voix.public-url", "https://voix.example"));
        one = TestServer.start(settings);
        other = TestServer.start(settings);
    }

    @AfterAll
    static void stop() {
        one.close();
        other.close();
        box.close();
    }

    @BeforeEach
    void nothingWaits() {
        sql = one.getApplicationContext().getBean(ScrutinFixture.class);
        clock = one.getApplicationContext().getBean(ShiftedClock.class);
        sql.run("truncate outbox");
        box.forget();
        box.front().calm();
    }

    private static Mail mail(EmailAddress to, Language language, String reference, String subject, Part... parts) {
        return new Mail(to, language, new Letter(subject, List.of(parts)), reference);
    }

    private static Mail mail(String reference) {
        return mail(MARIE, Language.FR, reference, "Objet " + reference, new Part.Paragraph("Bonjour."));
    }

    private static <T> T write(Callable<T> work) {
        return transactions().executeWrite(status -> {
            try {
                return work.call();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
    }

    @SuppressWarnings("unchecked")
    private static TransactionOperations<Connection> transactions() {
        return one.getApplicationContext().getBean(TransactionOperations.class);
    }

    private static MailService mails() {
        return one.getApplicationContext().getBean(MailService.class);
    }

    /** Whether it is new. */
    private boolean post(Mail mail) {
        return newOnes(() -> mails().post(mail)) == 1;
    }

    private long postAll(List<Mail> mails) {
        return newOnes(() -> mails().postAll(mails));
    }

    private long newOnes(Runnable posting) {
        long before = sql.number("select count(*) from outbox");
        write(() -> {
            posting.run();
            return null;
        });
        return sql.number("select count(*) from outbox") - before;
    }

    /** Both instances have the same time. */
    private static void advance(Duration by) {
        one.getApplicationContext().getBean(ShiftedClock.class).advance(by);
        other.getApplicationContext().getBean(ShiftedClock.class).advance(by);
    }

    private int send() {
        return box.deliver(one.getApplicationContext());
    }

    private String state() {
        return sql.text("select concat_ws(' ', state, attempts, failure) from outbox");
    }

    @Test
    void a_letter_comes_as_text_and_html_in_its_language_and_says_who_sends_it() {
        var letter = new Letter(
                "Confirmez votre signature : « École »",
                List.of(
                        new Part.Paragraph("Bonjour Zoé,\nune ligne de plus."),
                        new Part.Action("Confirmer", "https://voix.example/c/abc?x=1&y=2"),
                        new Part.Code("123456"),
                        new Part.Quote("Une pétition\nsur deux lignes"),
                        new Part.Facts(List.of(new Part.Fact("Signatures", "1 000"))),
                        new Part.Links(List.of(new Part.Item("La pétition", "https://voix.example/petitions/1")))));
        post(new Mail(MARIE, Language.FR, letter, "a/1", Optional.of("https://voix.example/stop/abc")));
        post(new Mail(MARIE, Language.EN, letter, "a/2", Optional.of("http://localhost:8080/stop/abc")));
        assertThat(send()).isEqualTo(2);

        var french = box.to(MARIE.value()).getFirst();
        assertThat(french.subject()).isEqualTo("Confirmez votre signature : « École »");
        assertThat(french.text())
                .startsWith(
                        "Bonjour Zoé,\nune ligne de plus.\n\nConfirmer\nhttps://voix.example/c/abc?x=1&y=2\n\n    123456\n\n"
                                + "> Une pétition\n> sur deux lignes\n\nSignatures\n    1 000\n\nLa pétition\n"
                                + "https://voix.example/petitions/1\n\n-- \nVoix\nhttps://voix.example/\n\n")
                .contains("Service citoyen indépendant", "Ne plus recevoir", "https://voix.example/stop/abc");
        assertThat(french.link("/c/")).isEqualTo("https://voix.example/c/abc?x=1&y=2");
        assertThat(french.code()).isEqualTo("123456");
        assertThat(french.html())
                .contains("<html lang=\"fr\">", "href=\"https://voix.example/c/abc?x=1&amp;y=2\"", "Zoé", "123456")
                .doesNotContain("<img", "http://", "url(", "@import", "<script", "<link");
        assertThat(french.headers())
                .containsEntry("Content-Language", "fr")
                .containsEntry("Auto-Submitted", "auto-generated")
                .containsEntry("From", "Voix <nepasrepondre@voix.example>")
                .containsEntry("List-Unsubscribe", "<https://voix.example/stop/abc>")
                .containsEntry("List-Unsubscribe-Post", "List-Unsubscribe=One-Click")
                .containsKey("Date");
        assertThat(french.headers().get("Content-Type")).startsWith("multipart/alternative");
        assertThat(french.headers().get("Message-ID"))
                .isEqualTo("<" + sql.text("select mail_id from outbox where reference = 'a/1'") + "@voix.example>");

        var english = box.to(MARIE.value()).getLast();
        assertThat(english.text()).contains("Voix\nhttps://voix.example/en\n", "Stop these messages", "Independent");
        assertThat(english.html()).contains("<html lang=\"en\">", "answers are not read");
        assertThat(english.headers())
                .containsEntry("Content-Language", "en")
                .doesNotContainKey("List-Unsubscribe-Post");
    }

    @Test
    void a_letter_to_the_public_has_one_click_that_ends_all_mail_and_nothing_waits_for_who_pressed_it() {
        var stops = one.getApplicationContext().getBean(MailStopService.class);
        post(mail("s/1").stoppable());
        post(mail("s/2"));
        assertThat(send()).isEqualTo(2);
        var letter = box.to(MARIE.value()).getFirst();
        String link = letter.link("/courriels/arret/");
        assertThat(letter.html()).contains("href=\"" + link + "\"");
        assertThat(letter.headers())
                .containsEntry("List-Unsubscribe", "<" + link + ">")
                .containsEntry("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        var account = box.to(MARIE.value()).getLast();
        assertThat(account.text()).contains("il part toujours").doesNotContain("/courriels/arret/");
        assertThat(account.headers()).doesNotContainKey("List-Unsubscribe");

        post(mail("s/3").stoppable());
        var key = stops.read(link.substring(link.lastIndexOf('/') + 1)).orElseThrow();
        stops.stop(key);
        assertThat(sql.text("select string_agg((to_jsonb(s) - 'stop_id')::text, '') from mail_stop s"))
                .as("what is kept beside a number that was drawn")
                .isEqualTo("{\"address_key\": \"" + key + "\"}");
        byte[] otherPepper = new byte[32];
        assertThat(new MailKeyService(new Secrets(otherPepper, otherPepper, otherPepper, otherPepper))
                        .of("mailbox/" + MARIE.canonical()))
                .as("by whoever tries addresses without the pepper")
                .isNotEqualTo(key);
        assertThat(post(mail("s/4").stoppable())).isFalse();
        var tagged = EmailAddress.parse("Marie.Curie+voix@example.org").orElseThrow();
        assertThat(post(new Mail(tagged, Language.FR, mail("s/5").letter(), "s/5").stoppable()))
                .as("another spelling of the mailbox")
                .isFalse();
        post(mail("s/6"));
        box.forget();
        send();
        assertThat(box.to(MARIE.value())).as("of an account alone").hasSize(1);
        assertThat(sql.text(
                        "select concat_ws(' ', state, failure) from outbox where reference = 's/3' and letter is null"))
                .isEqualTo("DEAD ERASED");

        stops.allow(stops.find(key).orElseThrow());
        post(mail("s/7").stoppable());
        send();
        assertThat(box.to(MARIE.value())).hasSize(2);
        assertThat(stops.read("AAAA")).isEmpty();
    }

    @Test
    void what_somebody_wrote_adds_no_header_no_markup_and_turns_no_sentence_around() {
        var hostile = "Marie\r\nBcc: victim@example.org\r\n\r\n<script>alert(1)</script>\u202egnp.exe\u2028x";
        post(mail(
                MARIE,
                Language.FR,
                "h/1",
                hostile,
                new Part.Paragraph(hostile),
                new Part.Action(hostile, "javascript:alert(1)"),
                new Part.Quote(hostile),
                new Part.Facts(List.of(new Part.Fact(hostile, "\" onclick=\"x()"))),
                new Part.Links(List.of(
                        new Part.Item(hostile, "https://voix.example/\r\nX-More: 1"),
                        new Part.Item("x", "https://voix.example/\"><b>")))));
        send();

        assertThat(box.size()).isEqualTo(1);
        assertThat(box.to("victim@example.org")).isEmpty();
        var got = box.to(MARIE.value()).getFirst();
        assertThat(got.headers()).doesNotContainKeys("Bcc", "X-More");
        assertThat(got.subject()).isEqualTo("Marie Bcc: victim@example.org <script>alert(1)</script>gnp.exe x");
        assertThat(got.html())
                .doesNotContain("<script", "href=\"javascript", "\u202e", "<b>")
                .contains("&lt;script&gt;");
        assertThat(got.text()).doesNotContain("\u202e", "\u2028").contains("> <script>alert(1)</script>gnp.exe");
    }

    /** Letters to many were there before, and in such a number that they take hours. */
    @Test
    void a_letter_that_somebody_waits_for_goes_before_ten_thousand_that_go_to_many() {
        List<Mail> many = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            many.add(mail("many/" + i));
        }
        assertThat(postAll(many)).isEqualTo(10_000);
        advance(Duration.ofMinutes(1));
        post(mail("one/1"));
        var queue = one.getApplicationContext().getBean(MailQueue.class);
        var taken = queue.claim(20);
        assertThat(taken).hasSize(20);
        assertThat(taken.stream().map(claim -> claim.reference())).contains("one/1");
        assertThat(queue.claim(20))
                .hasSize(20)
                .allMatch(claim -> claim.reference().startsWith("many/"));
        sql.run("truncate outbox");
    }

    @Test
    void a_letter_belongs_to_the_transaction_of_what_it_is_about_and_to_one_reference() {
        assertThatThrownBy(() -> mails().post(mail("b/1"))).hasMessageContaining("transaction");
        transactions().executeWrite(status -> {
            mails().post(mail("b/1"));
            status.setRollbackOnly();
            return null;
        });
        assertThat(sql.number("select count(*) from outbox")).isZero();

        assertThat(post(mail("b/1"))).isTrue();
        assertThat(post(mail("b/1"))).isFalse();
        var many = new ArrayList<Mail>();
        for (int i = 1; i <= 50; i++) {
            many.add(mail("b/" + i));
            many.add(mail("b/" + i));
        }
        assertThat(postAll(many)).isEqualTo(49);
        assertThat(postAll(List.of())).isZero();
        int before = box.front().connections();
        assertThat(send()).isEqualTo(50);
        assertThat(box.front().connections() - before)
                .as("several by one connection")
                .isEqualTo(3);
        assertThat(post(mail("b/1"))).as("also once it is sent").isFalse();
        assertThatThrownBy(() -> mail("marie@example.org")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void two_instances_send_each_mail_once() throws Exception {
        var many = new ArrayList<Mail>();
        for (int i = 0; i < 120; i++) {
            var to = EmailAddress.parse("personne" + i + "@example.org").orElseThrow();
            many.add(mail(to, Language.FR, "t/" + i, "Objet", new Part.Paragraph("Bonjour.")));
        }
        postAll(many);
        List<Callable<Integer>> instances = List.of(
                () -> box.deliver(one.getApplicationContext()), () -> box.deliver(other.getApplicationContext()));
        int sent = 0;
        try (var executor = Executors.newFixedThreadPool(2)) {
            for (var each : executor.invokeAll(instances)) {
                assertThat(each.get()).isPositive();
                sent += each.get();
            }
        }
        assertThat(sent).isEqualTo(120);
        assertThat(box.size()).isEqualTo(120);
        assertThat(many).allMatch(mail -> box.to(mail.to().value()).size() == 1);
    }

    @Test
    void whoever_is_killed_between_the_servers_yes_and_the_commit_sends_once_more_under_the_same_id() throws Exception {
        post(mail("k/1"));
        ApplicationContext killed = other.getApplicationContext();
        var claim = killed.getBean(MailQueue.class).claim(10).getFirst();
        var opened = killed.getBean(MailSeal.class).open(claim).orElseThrow();
        try (var line = killed.getBean(SmtpClient.class).open()) {
            assertThat(line.send(claim.mailId(), opened).state()).isEqualTo(DeliveryState.SENT);
        }
        assertThat(send()).as("it is held").isZero();
        advance(MailQueue.LEASE);
        assertThat(send()).isEqualTo(1);

        assertThat(box.to(MARIE.value())).hasSize(2);
        assertThat(box.to(MARIE.value()).stream().map(got -> got.headers().get("Message-ID")))
                .as("one mail, for whoever reads it")
                .containsOnly(box.to(MARIE.value()).getFirst().headers().get("Message-ID"));
        assertThat(state()).isEqualTo("SENT 1");
    }

    @Test
    void a_yes_that_was_not_heard_is_the_same_and_holds_up_nobody_behind_it() {
        post(mail("y/1"));
        post(mail("y/2"));
        box.front().answer(".", null, 1);
        send();
        assertThat(box.size()).isEqualTo(2);
        assertThat(sql.text("select string_agg(concat_ws(' ', state, failure), ',' order by state) from outbox"))
                .isEqualTo("SENT,WAITING CONNECTION");
        advance(Duration.ofMinutes(3));
        assertThat(send()).isEqualTo(1);
        assertThat(box.to(MARIE.value()).stream()
                        .map(got -> got.headers().get("Message-ID"))
                        .distinct())
                .hasSize(2);
    }

    @Test
    void a_server_that_closes_is_asked_again_for_the_next_letter_at_once() {
        post(mail("x/1"));
        advance(Duration.ofSeconds(1));
        post(mail("x/2"));
        box.front().answer("RCPT TO", "421 4.3.2 closing", 1);
        int before = box.front().connections();
        assertThat(send()).isEqualTo(1);
        assertThat(box.front().connections() - before).isEqualTo(2);
        assertThat(sql.text("select string_agg(concat_ws(' ', state, failure), ',' order by reference) from outbox"))
                .isEqualTo("WAITING LATER,SENT");
    }

    @Test
    void a_letter_that_cannot_be_composed_holds_up_nobody_behind_it() {
        post(mail(MARIE, Language.FR, "b/1", "Objet", new Part.Action("Confirmer", null)));
        advance(Duration.ofSeconds(1));
        post(mail("b/2"));
        var log = new ListAppender<ILoggingEvent>();
        log.start();
        var logger = (Logger) LoggerFactory.getLogger(MailQueue.class);
        logger.addAppender(log);
        assertThat(send()).isEqualTo(1);
        logger.detachAppender(log);
        assertThat(log.list)
                .singleElement()
                .satisfies(line -> assertThat(line.getFormattedMessage())
                        .startsWith("A letter was not sent: ")
                        .contains("fr.voix.base.mail.")
                        .doesNotContain("Objet", "Confirmer"));
        assertThat(sql.text("select string_agg(concat_ws(' ', state, attempts, failure), ',' order by reference)"
                        + " from outbox where held_until is null"))
                .isEqualTo("WAITING 1 BUG,SENT 1");
    }

    @Test
    void a_server_that_is_away_is_waited_for_and_is_no_attempt() {
        post(mail("o/1"));
        box.front().away();
        assertThat(send()).isZero();
        assertThat(state()).isEqualTo("WAITING 0 CONNECTION");
        int before = box.front().connections();
        box.front().back();
        assertThat(send()).as("not at once").isZero();
        assertThat(box.front().connections()).isEqualTo(before);
        advance(Duration.ofSeconds(11));
        assertThat(send()).isEqualTo(1);
        assertThat(state()).isEqualTo("SENT 1");

        box.front().away();
        post(mail("o/2"));
        send();
        advance(MailQueue.TRIED.plusMinutes(1));
        one.getApplicationContext().getBean(MailQueue.class).purge();
        assertThat(sql.text("select concat_ws(' ', state, failure) from outbox where reference = 'o/2'"))
                .isEqualTo("DEAD EXPIRED");
        box.front().back();
    }

    @Test
    void a_server_that_refuses_for_now_is_seen_again_until_three_days_are_over() {
        post(mail("g/1"));
        box.front().answer("RCPT TO", "450 4.2.0 <marie.curie@example.org> greylisted", 1);
        assertThat(send()).isZero();
        assertThat(state()).isEqualTo("WAITING 1 LATER");
        assertThat(send()).isZero();
        advance(Duration.ofMinutes(3));
        assertThat(send()).isEqualTo(1);
        assertThat(state()).isEqualTo("SENT 2");

        post(mail("g/2"));
        box.front().answer("DATA", "452 4.3.1 no room", 100);
        var began = clock.instant();
        for (int i = 0; i <= MailQueue.PAUSES.size(); i++) {
            send();
            advance(
                    i < MailQueue.PAUSES.size()
                            ? MailQueue.PAUSES.get(i).multipliedBy(6).dividedBy(5)
                            : Duration.ZERO);
        }
        assertThat(sql.text("select concat_ws(' ', state, attempts, failure) from outbox where reference = 'g/2'"))
                .isEqualTo("DEAD 10 LATER");
        assertThat(Duration.between(began, clock.instant())).isBetween(Duration.ofDays(2), Duration.ofDays(4));
    }

    @Test
    void a_server_that_refuses_for_good_is_believed_and_other_mail_goes_by_the_same_connection() {
        post(mail("r/1"));
        advance(Duration.ofSeconds(1));
        post(mail("r/2"));
        advance(Duration.ofSeconds(1));
        post(mail("r/3"));
        box.front().answer("RCPT TO", "550 5.1.1 <marie.curie@example.org> unknown", 1);
        box.front().answer("DATA", "554 5.7.1 no", 1);
        int before = box.front().connections();
        assertThat(send()).isEqualTo(1);
        assertThat(box.front().connections() - before).isEqualTo(1);
        assertThat(sql.text("select string_agg(concat_ws(' ', state, failure), ',' order by reference) from outbox"))
                .isEqualTo("DEAD REFUSED,DEAD REFUSED,SENT");
    }

    @Test
    void a_server_that_takes_nothing_from_us_costs_no_letter() {
        post(mail("s/1"));
        box.front().answer("MAIL FROM", "550 5.7.1 who are you", 1);
        assertThat(send()).isZero();
        assertThat(state()).isEqualTo("WAITING 0 SENDER");
        advance(Duration.ofMinutes(3));
        assertThat(send()).isEqualTo(1);
    }

    @Test
    void nothing_of_a_person_is_left_once_a_mail_is_sent_and_nothing_legible_before() {
        var planted = "Personne Plantée";
        post(mail(MARIE, Language.FR, "e/1", "Pour " + planted, new Part.Paragraph(planted)));
        var row = "select encode(convert_to(outbox::text, 'UTF8'), 'escape')"
                + " || coalesce(encode(recipient, 'escape'), '') || coalesce(encode(letter, 'escape'), '') from outbox";
        assertThat(sql.text(row)).doesNotContain("marie", "curie", "example.org", "Plant", "Personne");
        send();
        assertThat(sql.text("select concat(recipient, letter) from outbox")).isEmpty();
        assertThat(sql.text(row)).doesNotContain("marie", "curie", "example.org", "Plant", "Personne");
    }

    @Test
    void a_dead_letter_can_be_read_for_seven_days_and_a_row_is_remembered_for_thirty() {
        var queue = one.getApplicationContext().getBean(MailQueue.class);
        post(mail("d/1"));
        box.front().answer("RCPT TO", "550 no", 1);
        send();
        advance(MailQueue.READABLE.minusMinutes(1));
        queue.purge();
        assertThat(sql.number("select count(letter) from outbox")).isEqualTo(1);
        advance(Duration.ofMinutes(2));
        queue.purge();
        assertThat(sql.number("select count(letter) from outbox")).isZero();
        assertThat(post(mail("d/1"))).isFalse();
        advance(MailQueue.KEPT);
        queue.purge();
        assertThat(sql.number("select count(*) from outbox")).isZero();
    }

    @Test
    void health_says_when_mail_does_not_get_through() {
        var check = one.getApplicationContext().getBean(MailCheck.class);
        post(mail("c/1"));
        check.look();
        assertThat(check.trouble()).isEmpty();
        advance(MailCheck.LATE.plusSeconds(1));
        check.look();
        assertThat(check.trouble()).contains(MailCheck.Trouble.OVERDUE);
        box.front().answer("RCPT TO", "550 no", 1);
        send();
        check.look();
        assertThat(check.trouble()).contains(MailCheck.Trouble.DEAD);
        sql.run("truncate outbox");
        check.look();
        assertThat(check.trouble()).isEmpty();
    }
}
