package fr.voix.urn.proof;

import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.Fixtures;
import fr.voix.Npm;
import fr.voix.urn.log.UrnPublishing;
import fr.voix.vote.ballot.TestBallots;
import fr.voix.vote.scrutin.Scrutin;
import io.micronaut.context.annotation.Property;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** The result that can be cited, as strangers read it: the same for everyone, small, and checked by other people's code. */
@MicronautTest(transactional = false)
@Property(name = "voix.urn.publishing", value = "false")
class SignedTallyTest {

    /** From the words of the method page alone. */
    private static final String STRANGER = """
            import { ed25519 } from '@noble/curves/ed25519.js';
            import { createPublicKey, verify } from 'node:crypto';
            import { readFileSync } from 'node:fs';

            const r = JSON.parse(readFileSync(0, 'utf8'));
            const tiers = r.tiers.map((t) => `tier ${t.tier} ${t.pour} ${t.contre} ${t.abstention}\\n`).join('');
            const text = (size) => Buffer.from(
              `${r.origin}\\nsize ${size}\\nroot ${r.root}\\nat ${r.at}\\nstate ${r.state}\\n${tiers}${r.caution}\\n`);
            const signature = Buffer.from(r.signature, 'base64');
            const key = Buffer.from(r.key.split('+').slice(2).join('+'), 'base64').subarray(1);
            const nodes = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: key.toString('base64url') }, format: 'jwk' });
            for (const size of [r.size, r.size + 1]) {
              console.log(size - r.size, verify(null, text(size), nodes, signature), ed25519.verify(signature, text(size), key));
            }
            """;

    @Inject
    EmbeddedServer server;

    @Inject
    Fixtures fixtures;

    @Inject
    TestBallots ballots;

    @Inject
    UrnPublishing publications;

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void it_says_what_was_counted_and_how_to_check_it_in_less_than_a_kilobyte() throws Exception {
        Scrutin scrutin = fixtures.anOpenScrutin();
        ballots.cast(scrutin, 30);
        HttpResponse<String> answer = get(address(scrutin));
        assertThat(answer.body())
                .contains("\"scrutin\":\"" + scrutin.uid() + "\"")
                .contains("\"pour\":10,\"contre\":10,\"abstention\":10,\"total\":30")
                .contains("\"size\":31")
                .contains("\"state\":\"open\"")
                .contains("\"origin\":\"localhost/scrutins/" + scrutin.uid() + "/resultat\"")
                .contains(
                        "\"key\":\"" + get("/.well-known/voix-urn.vkey").body().strip() + "\"")
                .contains("Ce n’est pas un sondage")
                .containsPattern("\"at\":\"20[0-9-]{8}T[0-9]{2}:00:00Z\"");
        assertThat(answer.body().getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(1_000);
        assertThat(answer.headers().firstValue("access-control-allow-origin")).contains("*");
        assertThat(answer.headers().firstValue("content-type")).contains("application/json");
    }

    @Test
    void one_size_has_one_document_and_a_new_ballot_makes_another() throws Exception {
        Scrutin scrutin = fixtures.anOpenScrutin();
        HttpResponse<String> first = get(address(scrutin));
        assertThat(get(address(scrutin)).body()).isEqualTo(first.body());
        String etag = first.headers().firstValue("etag").orElseThrow();
        assertThat(get(address(scrutin), "If-None-Match", etag).statusCode()).isEqualTo(304);

        ballots.cast(scrutin, 1);
        publications.publish();
        assertThat(get(address(scrutin), "If-None-Match", etag).body())
                .contains("\"size\":2")
                .isNotEqualTo(first.body());
        fixtures.close(scrutin);
        publications.publish();
        assertThat(get(address(scrutin)).body()).contains("\"state\":\"closed\"", "\"size\":3");
        assertThat(get("/api/v1/scrutins/AMAN0/resultat").statusCode()).isEqualTo(404);
    }

    @Test
    void node_and_noble_check_its_signature_from_the_document_alone() throws Exception {
        Scrutin scrutin = fixtures.anOpenScrutin();
        ballots.cast(scrutin, 7);
        String said = Npm.with("ed25519", "@noble/curves@2.4.0")
                .module(STRANGER, get(address(scrutin)).body());
        assertThat(said).isEqualTo("0 true true\n1 false false\n");
    }

    @Test
    void its_page_cites_it_in_one_line_and_gives_the_document() throws Exception {
        Scrutin scrutin = fixtures.anOpenScrutin();
        ballots.cast(scrutin, 1_200);
        String number = scrutin.uid().replaceFirst(".*N0*", "");
        String page = get("/17/amendements/9999/CION_FIN/CF" + number).body();
        String signature = get(address(scrutin)).body().replaceAll(".*\"signature\":\"([^\"]{12}).*", "$1");
        assertThat(page)
                .contains("CF" + number + " · taille 1\u202f201 · racine ")
                .contains("signature " + signature + "…")
                .contains("href=\"/scrutins/" + scrutin.uid() + "/recompte\"");
        assertThat(get("/scrutins/" + scrutin.uid() + "/recompte").body())
                .contains("href=\"" + address(scrutin) + "\"");
        assertThat(get("/en/17/amendements/9999/CION_FIN/CF" + number).body())
                .contains("CF" + number + " · size 1,201 · root ");
    }

    private static String address(Scrutin scrutin) {
        return "/api/v1/scrutins/" + scrutin.uid() + "/resultat";
    }

    private HttpResponse<String> get(String path, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server.getURI() + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }
}
