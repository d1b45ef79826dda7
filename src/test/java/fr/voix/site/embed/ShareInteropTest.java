package fr.voix.site.embed;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.voix.Npm;
import fr.voix.theme.theme.ScrutinFixture;
import fr.voix.urn.log.UrnPublishing;
import fr.voix.vote.ballot.TestBallots;
import fr.voix.vote.scrutin.ScrutinOpening;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

/** Other people's programs read what a page says of itself: two of oEmbed, two of Open Graph. Needs Node and npm. */
@MicronautTest(transactional = false)
class ShareInteropTest {

    private static final String SCRIPT = """
            import { readFileSync } from 'node:fs';
            import { promisify } from 'node:util';
            import { extract, setProviderList } from '@extractus/oembed-extractor';
            import oembetter from 'oembetter';
            import openGraph from 'open-graph-scraper';
            import { unfurl } from 'unfurl.js';

            const { origin, page } = JSON.parse(readFileSync(0, 'utf8'));
            setProviderList([{ provider_name: 'Voix', provider_url: origin,
              endpoints: [{ schemes: [`${origin}/*`], url: `${origin}/oembed` }] }]);
            // the first asks every provider by https, the scraper takes no localhost
            const byHttp = (url) => fetch(String(url).replace(/^https:/, 'http:'));
            const anyHost = { protocols: ['http'], require_tld: false, require_host: true,
              require_valid_protocol: true, allow_fragments: true, allow_query_components: true };
            const fetchDiscovered = promisify(oembetter().fetch);
            const scraped = await openGraph({ url: page, urlValidatorSettings: anyHost });
            console.log(JSON.stringify({
              registered: await extract(page, {}, byHttp),
              narrow: await extract(page, { maxwidth: 250 }, byHttp),
              discovered: await fetchDiscovered(page, {}),
              scraped: scraped.result,
              unfurled: await unfurl(page),
            }));
            """;

    private static final ObjectMapper JSON = new ObjectMapper();

    @Inject
    EmbeddedServer server;

    @Inject
    ScrutinFixture fixture;

    @Inject
    ScrutinOpening scrutins;

    @Inject
    TestBallots ballots;

    @Inject
    UrnPublishing publications;

    @Test
    void two_consumers_of_oembed_and_two_scrapers_read_a_page() throws Exception {
        var npm = Npm.with(
                "share",
                "@extractus/oembed-extractor@6.0.0",
                "oembetter@1.2.1",
                "open-graph-scraper@6.12.0",
                "unfurl.js@6.4.0");
        var uid = fixture.aScrutin();
        ballots.cast(scrutins.find(uid).orElseThrow(), 4);
        publications.publish();
        var numero = "CF" + uid.replaceFirst(".*N00", "");
        var page = server.getURI() + "/17/amendements/2247/CION_FIN/" + numero;

        var read = JSON.readTree(
                npm.module(SCRIPT, "{\"origin\":\"%s\",\"page\":\"%s\"}".formatted(server.getURI(), page)));

        var frame = "<iframe src=\"" + server.getURI() + "/embed/scrutins/" + uid + "\"";
        for (var consumer : new String[] {"registered", "discovered"}) {
            var answer = read.get(consumer);
            assertThat(answer.get("type").asText()).as(consumer).isEqualTo("rich");
            assertThat(answer.get("html").asText()).as(consumer).startsWith(frame);
            assertThat(answer.get("title").asText()).as(consumer).endsWith("(" + numero + ")");
        }
        assertThat(read.get("narrow").get("width").asInt()).isEqualTo(250);
        assertScraped(read.get("scraped"), page, uid);
        assertUnfurled(read.get("unfurled"), page, frame);
    }

    private void assertScraped(JsonNode scraped, String page, String uid) {
        assertThat(scraped.get("ogUrl").asText()).isEqualTo(page);
        assertThat(scraped.get("ogTitle").asText()).contains("(CF").doesNotContain("|");
        assertThat(scraped.get("ogType").asText()).isEqualTo("article");
        assertThat(scraped.get("ogLocale").asText()).isEqualTo("fr_FR");
        assertThat(scraped.get("ogLocaleAlternate").asText()).isEqualTo("en_GB");
        assertThat(scraped.get("ogSiteName").asText()).isEqualTo("Voix");
        assertThat(scraped.get("twitterCard").asText()).isEqualTo("summary_large_image");
        assertThat(scraped.get("ogDescription").asText())
                .contains("Pour 50,0", "4\u00a0voix", "Relevé le", "Ce n’est pas un sondage");
        var image = scraped.get("ogImage").get(0);
        assertThat(image.get("url").asText()).startsWith(server.getURI() + "/scrutins/" + uid + "/carte.png?v=");
        assertThat(image.get("type").asText()).isEqualTo("image/png");
        assertThat(image.get("width").asText()).isEqualTo("1200");
        assertThat(image.get("height").asText()).isEqualTo("630");
        assertThat(image.get("alt").asText()).contains("Article 49, état B", "échantillon représentatif");
    }

    private static void assertUnfurled(JsonNode unfurled, String page, String frame) {
        assertThat(unfurled.get("open_graph").get("url").asText()).isEqualTo(page);
        assertThat(unfurled.get("twitter_card").get("card").asText()).isEqualTo("summary_large_image");
        assertThat(unfurled.get("oEmbed").get("html").asText()).startsWith(frame);
    }
}
