package fr.voix.parliament.opendata;

import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.base.secret.Sha256;
import fr.voix.urn.log.UrnPublishing;
import fr.voix.vote.ballot.TestBallots;
import fr.voix.vote.ballot.UrnTables;
import fr.voix.vote.scrutin.Scrutin;
import fr.voix.vote.scrutin.ScrutinOpening;
import io.micronaut.context.annotation.Property;
import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An import that changes a text after votes were cast: the urn, the page and the API say so, once it is published. */
@MicronautTest(transactional = false)
@Property(name = "voix.urn.publish-every", value = "1h")
class TextChangeTest {

    private static final String PAGE = "/17/amendements/2247/CION_FIN/CF1115";

    @TempDir
    Path folder;

    @Inject
    EmbeddedServer server;

    @Inject
    OpenDataImport imports;

    @Inject
    ScrutinOpening scrutins;

    @Inject
    TestBallots ballots;

    @Inject
    UrnTables tables;

    @Inject
    UrnPublishing publications;

    @Inject
    JsonMapper json;

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void the_page_and_the_api_say_that_the_text_changed_after_votes() throws Exception {
        importText("1767963600000", "propose");
        // nobody has voted yet: no vote was about the text before
        importText("1767963700000", "demande");
        Scrutin scrutin = scrutins.find(OpenDataFiles.CF1115).orElseThrow();
        assertThat(get(PAGE)).doesNotContain("Le texte a changé");
        assertThat(changes()).isEmpty();

        ballots.cast(scrutin, 12);
        publications.publish();
        importText("1767963800000", "exige");
        assertThat(changes()).as("before it is published").isEmpty();
        publications.publish();

        assertThat(get(PAGE))
                .contains("exige")
                .contains("Le texte a changé après 12 votes\u202f: ils portaient sur la version d’avant.");
        assertThat(get("/en" + PAGE)).contains("The text changed after 12 votes: they were about the version before.");
        assertThat(changes()).containsExactly("14/12");
        List<String> leaves = tables.leavesOf(scrutin);
        assertThat(leaves.get(14)).startsWith("t1 ");
        assertThat(leaves.subList(0, 14).stream().filter(leaf -> leaf.startsWith("b1 ")))
                .hasSize(12);

        // another outcome is no other text
        importFile(file("1767963900000", "exige").replace("Rejet", "Adopt"));
        ballots.cast(scrutin, 13);
        publications.publish();
        importText("1767964000000", "propose");
        publications.publish();
        assertThat(changes()).containsExactly("14/12", "28/25");
        assertThat(get(PAGE)).contains("après 12 votes").contains("après 25 votes");
        assertEveryTextIsServed(scrutin);
    }

    /** Whoever voted before a change reads what they voted on. */
    private void assertEveryTextIsServed(Scrutin scrutin) throws Exception {
        List<String> hashes = tables.leavesOf(scrutin).stream()
                .filter(leaf -> leaf.startsWith("t1 "))
                .map(leaf -> leaf.split(" ")[2])
                .toList();
        assertThat(hashes).hasSize(4).hasSize(1 + Set.copyOf(hashes).size());
        for (String hash : hashes) {
            byte[] text =
                    get("/scrutins/" + scrutin.uid() + "/urne/texte/" + hash).getBytes(StandardCharsets.UTF_8);
            assertThat(HexFormat.of().formatHex(Sha256.hash(text))).isEqualTo(hash);
        }
    }

    private void importText(String chronotag, String verb) throws IOException {
        importFile(file(chronotag, verb));
    }

    private static String file(String chronotag, String verb) {
        return OpenDataFiles.text(OpenDataFiles.CF1115 + ".json")
                .replace("1767963600000", chronotag)
                .replace("le groupe LFI propose", "le groupe LFI " + verb);
    }

    private void importFile(String content) throws IOException {
        OpenDataFiles.write(folder, "json/DLR5L17N52428/PRJLANR5L17B2247/" + OpenDataFiles.CF1115 + ".json", content);
        ImportReport report = imports.run(List.of(folder.toString()), ImportListener.NONE);
        assertThat(report.count(Kind.AMENDEMENT).created()
                        + report.count(Kind.AMENDEMENT).updated())
                .isEqualTo(1);
    }

    private List<String> changes() throws Exception {
        JsonNode scrutin = json.readValue(get("/api/v1/scrutins/" + OpenDataFiles.CF1115), JsonNode.class);
        List<String> changes = new ArrayList<>();
        scrutin.get("textChanges")
                .values()
                .forEach(change -> changes.add(change.get("index").getLongValue() + "/"
                        + change.get("ballots").getLongValue()));
        return changes;
    }

    private String get(String path) throws Exception {
        return http.send(
                        HttpRequest.newBuilder(URI.create(server.getURI() + path))
                                .build(),
                        BodyHandlers.ofString())
                .body();
    }
}
