package fr.voix.notice.follow;

import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.TestPetitions;
import fr.voix.TestPetitions.TestPetition;
import fr.voix.TestServer;
import fr.voix.base.mail.EmailAddress;
import fr.voix.base.mail.LocalOutbox;
import fr.voix.base.mail.PostBox;
import fr.voix.base.mail.ReceivedMail;
import fr.voix.base.text.Language;
import fr.voix.petition.petition.EventActor;
import fr.voix.petition.petition.EventDraft;
import fr.voix.petition.petition.EventKind;
import fr.voix.petition.petition.PetitionService;
import fr.voix.petition.signature.TestSignatories;
import fr.voix.theme.theme.ScrutinFixture;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What was hidden while letters waited for the server: queued, hidden, sent. */
class HiddenMailTest {

    private static final Followed TEXTE = new Followed(SubjectKind.TEXTE, "PRJLANR5L17B2247");

    private static PostBox box;
    private static EmbeddedServer server;
    private static ApplicationContext service;
    private static int numbers;

    private final ScrutinFixture sql = service.getBean(ScrutinFixture.class);
    private Instant until;

    @BeforeAll
    static void start() {
        box = PostBox.open();
        server = TestServer.start(box.properties());
        service = server.getApplicationContext();
    }

    @AfterAll
    static void stop() {
        server.close();
        box.close();
    }

    @BeforeEach
    void nobodyFollowsAndNothingWaits() {
        sql.run("delete from follow");
        sql.run("delete from news_round");
        sql.run("truncate outbox");
        sql.aScrutin();
        sql.run("update scrutin set opened_at = now() - interval '1 year'");
        until = Frequency.DAILY.until(service.getBean(Clock.class).instant());
        box.forget();
    }

    private String follower(Followed subject) {
        var address = EmailAddress.parse("noa" + ++numbers + "@planted.example").orElseThrow();
        var follows = service.getBean(Following.class);
        var named = service.getBean(SubjectNames.class).find(subject, Language.FR);
        follows.ask(named.orElseThrow(), address, Frequency.DAILY, Language.FR);
        var key = service.getBean(FollowSeal.class).addressKey(subject, address);
        follows.confirm(java.util.UUID.fromString(sql.text("select follow_id from follow where address_key = ?", key)));
        sql.run("update follow set last_sent_until = ?", Timestamp.from(until.minus(Duration.ofDays(1))));
        return address.value();
    }

    private String opened() {
        var uid = sql.aScrutin();
        sql.run(
                "update scrutin set opened_at = ? where uid = ?",
                Timestamp.from(until.minus(Duration.ofHours(1))),
                uid);
        return uid;
    }

    private static String numero(String uid) {
        return "CF" + uid.replaceFirst(".*N00", "");
    }

    private TestPetition petitionWithNews() {
        var petition = service.getBean(TestPetitions.class).aPetition();
        service.getBean(PetitionService.class)
                .note(petition.id(), EventDraft.of(EventKind.ANSWER_PUBLISHED, EventActor.MODERATION));
        sql.run("update petition_event set occurred_at = ?", Timestamp.from(until.minus(Duration.ofHours(1))));
        return petition;
    }

    private static void tell() {
        service.getBean(DigestWriting.class).tell(Frequency.DAILY);
        boolean isMore;
        do {
            isMore = service.getBean(NewsSending.class).tell();
        } while (isMore);
    }

    private static List<ReceivedMail> news(String address) {
        return box.to(address).stream()
                .filter(letter -> !letter.text().contains("/confirmation"))
                .toList();
    }

    @Test
    void a_scrutin_that_is_hidden_meanwhile_is_left_out_and_the_others_are_told() {
        var stays = opened();
        var goes = opened();
        var reader = follower(TEXTE);
        tell();
        sql.run("update amendement set is_hidden = true where uid = ?", goes);
        box.deliver(service);
        assertThat(news(reader)).hasSize(1);
        assertThat(news(reader).getFirst().text()).contains(numero(stays)).doesNotContain(numero(goes));
        assertThat(news(reader).getFirst().html()).doesNotContain(numero(goes));
    }

    @Test
    void a_digest_in_which_nothing_is_left_is_not_sent() {
        var goes = opened();
        var reader = follower(TEXTE);
        tell();
        sql.run("update amendement set is_hidden = true where uid = ?", goes);
        box.deliver(service);
        assertThat(news(reader)).isEmpty();
        assertThat(sql.number("select count(*) from outbox where state = 'WAITING' or recipient is not null"))
                .as("nor kept")
                .isZero();
    }

    @Test
    void no_letter_names_a_petition_that_is_hidden_or_another_title_meanwhile() {
        var hidden = petitionWithNews();
        var corrected = petitionWithNews();
        var stays = petitionWithNews();
        var readers = List.of(hidden, corrected, stays).stream()
                .map(petition -> follower(new Followed(SubjectKind.PETITION, petition.uid())))
                .toList();
        var signatories = List.of(hidden, corrected, stays).stream()
                .map(petition -> {
                    var address = "sig" + petition.uid() + "@planted.example";
                    service.getBean(TestSignatories.class).sign(petition.urnId(), address, Language.FR, true);
                    return address;
                })
                .toList();
        tell();
        service.getBean(PetitionService.class)
                .hide(hidden.id(), true, EventDraft.of(EventKind.HIDDEN, EventActor.MODERATION));
        sql.run("update petition set titre = 'Un titre sans nom' where petition_id = ?", corrected.id());
        box.deliver(service);
        for (var addresses : List.of(readers, signatories)) {
            assertThat(news(addresses.get(0))).isEmpty();
            assertThat(news(addresses.get(1))).isEmpty();
            assertThat(news(addresses.get(2))).hasSize(1);
        }
    }

    @Test
    void the_machine_of_ones_own_shows_no_more_than_would_be_sent() {
        var goes = opened();
        follower(TEXTE);
        tell();
        sql.run("update amendement set is_hidden = true where uid = ?", goes);
        assertThat(service.getBean(LocalOutbox.class).latest())
                .noneMatch(letter -> letter.parts().toString().contains(numero(goes)));
    }
}
