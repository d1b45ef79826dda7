package fr.voix.site.api;

import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.petition.petition.ChangeResult;
import fr.voix.petition.petition.EventActor;
import fr.voix.petition.petition.EventDraft;
import fr.voix.petition.petition.EventKind;
import fr.voix.petition.petition.Petition;
import fr.voix.petition.petition.PetitionFixture;
import fr.voix.petition.petition.PetitionService;
import fr.voix.petition.petition.PetitionState;
import fr.voix.petition.petition.PetitionText;
import fr.voix.urn.log.UrnPublishing;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a petition said when somebody signed it can be read by the hash in its urn, unless nobody is to read it again. */
@MicronautTest(transactional = false)
class PastTextTest {

    @Inject
    EmbeddedServer server;

    @Inject
    PetitionFixture fixture;

    @Inject
    PetitionService petitions;

    @Inject
    UrnPublishing publications;

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void whoever_signed_earlier_reads_what_was_signed() throws Exception {
        Petition petition = fixture.aPetition().make();
        PetitionText first = petition.text();
        PetitionText second = correct(petition, "Une autre demande.", false);
        PetitionText third = correct(petition, "Encore une autre.", false);
        for (PetitionText text : List.of(first, second, third)) {
            HttpResponse<String> answer = get(petition, text);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).isEqualTo(text.canonical());
            assertThat(answer.headers().firstValue("content-type")).contains("text/plain;charset=utf-8");
            assertThat(answer.headers().firstValue("access-control-allow-origin"))
                    .contains("*");
        }
        assertThat(get(petition, "0".repeat(64)).statusCode()).isEqualTo(404);
        assertThat(get(petition, "A".repeat(64)).statusCode()).isEqualTo(404);
        assertThat(get(petition, "1").statusCode()).isEqualTo(404);

        fixture.hide(petition.id(), true);
        publications.publish();
        assertThat(get(petition, first).statusCode()).isEqualTo(410);
        assertThat(get(petition, third).statusCode()).isEqualTo(410);
        fixture.hide(petition.id(), false);
        assertThat(get(petition, first).statusCode()).isEqualTo(200);
    }

    @Test
    void a_wording_that_is_withheld_is_gone_and_so_are_those_before_it() throws Exception {
        Petition petition = fixture.aPetition().make();
        PetitionText first = petition.text();
        PetitionText second = correct(petition, "Des mots qui ne vont pas.", false);
        PetitionText third = correct(petition, "Des mots qui vont.", true);
        assertThat(get(petition, first).statusCode()).isEqualTo(404);
        assertThat(get(petition, second).statusCode()).isEqualTo(404);
        assertThat(get(petition, third).body()).isEqualTo(third.canonical());
    }

    @Test
    void words_that_nobody_was_shown_are_not_kept() throws Exception {
        Petition petition = fixture.aPetition().awaiting().make();
        PetitionText first = petition.text();
        correct(petition, "Ce qui sera publié.", false);
        petitions.change(petition.id(), PetitionState.OPEN, EventDraft.of(EventKind.PUBLISHED, EventActor.MODERATION));
        assertThat(get(petition, fixture.find(petition.id()).text()).statusCode())
                .isEqualTo(200);
        assertThat(get(petition, first).statusCode()).isEqualTo(404);
    }

    private PetitionText correct(Petition petition, String demande, boolean isWithheld) {
        var text = new PetitionText(
                petition.text().titre(),
                demande,
                petition.text().motifs(),
                petition.text().sources());
        var draft = EventDraft.of(EventKind.CORRECTED, EventActor.MODERATION);
        assertThat(petitions.correct(petition.id(), text, isWithheld, draft)).isInstanceOf(ChangeResult.Changed.class);
        publications.publish();
        return text;
    }

    private HttpResponse<String> get(Petition petition, PetitionText text) throws Exception {
        return get(petition, HexFormat.of().formatHex(text.sha256()));
    }

    private HttpResponse<String> get(Petition petition, String sha256) throws Exception {
        return http.send(
                HttpRequest.newBuilder(
                                URI.create(server.getURI() + "/petitions/" + petition.id() + "/urne/texte/" + sha256))
                        .build(),
                BodyHandlers.ofString());
    }
}
