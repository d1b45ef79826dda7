package fr.voix.site.prose;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.Visitor;
import fr.voix.base.answer.PublicVersion;
import fr.voix.base.deployment.PublicUrl;
import fr.voix.base.page.SiteConfig;
import fr.voix.theme.theme.ScrutinFixture;
import fr.voix.vote.scrutin.ScrutinHiding;
import io.micronaut.context.annotation.Property;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.web.router.Router;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

/** What search engines and other programs look for under names that are agreed on. */
@MicronautTest(transactional = false)
@Property(name = "voix.sitemap.most-urls", value = "6")
class CrawlerTest {

    private static final Path JAVA = Path.of("src/main/java/fr/voix");

    /** Programs that come from outside: they know addresses as other people's programs do. */
    private static final List<Path> OUTSIDERS = List.of(JAVA.resolve("verify"), JAVA.resolve("desk/sample"));

    private static final Pattern HREF = Pattern.compile("href\\(\"(/[^\"]+)\"\\)");

    private static final String SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9";
    private static final String XHTML = "http://www.w3.org/1999/xhtml";
    private static final long MOST_BYTES = 50L * 1024 * 1024;

    @Inject
    Visitor visitor;

    @Inject
    Router router;

    @Inject
    ScrutinFixture fixture;

    @Inject
    ScrutinHiding hidings;

    @Inject
    PublicUrl publicUrl;

    @Inject
    PublicVersion publicVersion;

    @Test
    void every_amendement_stands_in_one_file_of_the_sitemap_in_both_languages_unless_it_is_hidden() throws Exception {
        var uids = new ArrayList<String>();
        for (int i = 0; i < 8; i++) {
            uids.add(fixture.aScrutin());
        }
        publicVersion.bump();
        var hidden = uids.get(3);
        hidings.hide(hidden, "Motif.", null);

        var files = files();
        assertThat(files).hasSize(4).first().isEqualTo(origin() + "/sitemaps/0.xml");
        var found = new ArrayList<String>();
        for (var file : files.subList(1, 4)) {
            var urls = urls(file);
            assertThat(urls).hasSizeLessThanOrEqualTo(6);
            found.addAll(urls);
        }

        assertThat(found).hasSize(14).doesNotHaveDuplicates();
        for (var uid : uids) {
            var path = "/17/amendements/2247/CION_FIN/CF" + uid.substring(uid.length() - 4);
            if (uid.equals(hidden)) {
                assertThat(found).noneMatch(url -> url.endsWith(path));
            } else {
                assertThat(found).contains(origin() + path, origin() + "/en" + path);
            }
        }
        hidings.unhide(hidden);
        // the others stay in their files
        assertThat(urls(files.get(1))).containsAll(found.subList(0, 4));
    }

    @Test
    void a_file_is_small_enough_and_given_as_the_reader_can_take_it() throws Exception {
        fixture.aScrutin();
        publicVersion.bump();
        var plain = get("/sitemaps/1.xml");
        assertThat(plain.headers().firstValue("content-type")).contains("application/xml;charset=utf-8");
        assertThat(plain.headers().firstValue("content-encoding")).isEmpty();
        var one = plain.body().length / urls(origin() + "/sitemaps/1.xml").size();
        assertThat((long) one * 50_000).isLessThan(MOST_BYTES);

        var zipped = visitor.send(
                visitor.request("/sitemaps/1.xml").header("Accept-Encoding", "gzip"), BodyHandlers.ofByteArray());
        assertThat(zipped.headers().firstValue("content-encoding")).contains("gzip");
        assertThat(new GZIPInputStream(new ByteArrayInputStream(zipped.body())).readAllBytes())
                .isEqualTo(plain.body());
        var tag = zipped.headers().firstValue("etag").orElseThrow();
        assertThat(visitor.send(visitor.request("/sitemaps/1.xml")
                                .header("Accept-Encoding", "gzip")
                                .header("If-None-Match", tag))
                        .statusCode())
                .isEqualTo(304);
        assertThat(get("/sitemaps/99.xml").statusCode()).isEqualTo(404);
        assertThat(get("/sitemaps/-1.xml").statusCode()).isEqualTo(404);
    }

    /** To move a page is to change one line of Java; this finds the templates that name it. */
    @Test
    void an_address_is_spelled_in_one_file_and_every_one_of_a_template_leads_somewhere() throws Exception {
        var routes = router.uriRoutes()
                .map(route -> route.getUriMatchTemplate().toPathString())
                .collect(Collectors.toCollection(TreeSet::new));
        var java = texts(JAVA, ".java");
        assertThat(routes).contains("/amendements", "/api/v1/journal").hasSizeGreaterThan(150);
        assertThat(routes)
                // the two homes are the beginnings of all others
                .filteredOn(route -> !Set.of("/", "/en").contains(route) && !route.contains("{"))
                .allSatisfy(route -> assertThat(java.keySet())
                        .filteredOn(file -> OUTSIDERS.stream().noneMatch(file::startsWith)
                                // what is put behind another address is not this one
                                && Pattern.compile("(?<!\\+ )\"" + Pattern.quote(route) + '"')
                                        .matcher(java.get(file))
                                        .find())
                        .as("files that spell %s", route)
                        .hasSizeLessThanOrEqualTo(1));
        var named = new TreeSet<String>();
        texts(Path.of("web/templates"), ".jte")
                .values()
                .forEach(text -> HREF.matcher(text).results().forEach(href -> named.add(href.group(1))));
        assertThat(named)
                .hasSizeGreaterThan(20)
                .allMatch(address -> routes.stream()
                        .anyMatch(address.endsWith("/") ? route -> route.startsWith(address + "{") : address::equals));
    }

    private static Map<Path, String> texts(Path folder, String ending) throws IOException {
        var texts = new TreeMap<Path, String>();
        try (var files = Files.walk(folder)) {
            for (var file : files.filter(one -> one.toString().endsWith(ending)).toList()) {
                texts.put(file, Files.readString(file));
            }
        }
        return texts;
    }

    /** A new page of words must be named where the sitemap names such pages. */
    @Test
    void every_page_without_a_variable_stands_in_the_sitemap() throws Exception {
        var named = new TreeSet<>(urls(origin() + "/sitemaps/0.xml"));
        var pages = new TreeSet<String>();
        var addresses = router.uriRoutes()
                .filter(route -> route.getHttpMethodName().equals("GET"))
                .map(route -> route.getUriMatchTemplate().toPathString())
                .filter(path -> !path.contains("{") && !path.contains("/moderation"))
                .distinct()
                .toList();
        for (var address : addresses) {
            var answer = get(address);
            var body = new String(answer.body(), UTF_8);
            if (answer.statusCode() == 200
                    && answer.headers().firstValue("content-type").orElse("").startsWith("text/html")
                    && body.contains("<link rel=\"canonical\" href=\"" + origin() + address + "\">")) {
                pages.add(origin() + address);
            }
        }
        pages.add(origin() + "/");
        assertThat(named).containsAll(pages);
        for (var url : named) {
            var answer = get(URI.create(url).getPath());
            assertThat(answer.statusCode()).as(url).isEqualTo(200);
            assertThat(new String(answer.body(), UTF_8)).as(url).doesNotContain("noindex");
        }
        assertThat(named).contains(origin() + "/themes/sante", origin() + "/en/themes/sante");
    }

    @Test
    void robots_may_read_all_that_is_public() throws Exception {
        var robots = new String(get("/robots.txt").body(), UTF_8);
        assertThat(robots.lines()).contains("User-agent: *", "Sitemap: " + origin() + "/sitemap.xml");
        assertThat(robots.lines().filter(line -> line.startsWith("Disallow:")))
                .containsExactlyInAnyOrder(
                        "Disallow: /moderation", "Disallow: /en/moderation", "Disallow: /api/v1/robot-check");
    }

    @Test
    void security_txt_names_whoever_is_configured_and_invents_nobody() throws Exception {
        assertThat(get("/.well-known/security.txt").statusCode()).isEqualTo(404);
        assertThat(get("/security.txt").statusCode()).isEqualTo(404);

        var now = Instant.parse("2026-11-25T17:20:00Z");
        var text = security("securite@voix.example", now);
        assertThat(text.lines())
                .containsExactly(
                        "Contact: mailto:securite@voix.example",
                        "Expires: 2027-05-24T00:00:00Z",
                        "Preferred-Languages: fr, en",
                        "Canonical: " + origin() + "/.well-known/security.txt");
        assertThat(security("securite@voix.example", now.plus(Duration.ofHours(6))))
                .isEqualTo(text);
        assertThat(security("https://voix.example/ecrire", now)).startsWith("Contact: https://voix.example/ecrire\n");
        assertThat(security("12 rue des Urnes, Paris", now)).isNull();
    }

    private String security(String contact, Instant now) {
        return new WellKnownService(
                        publicUrl, new SiteConfig(null, contact, null, null), Clock.fixed(now, ZoneOffset.UTC))
                .security()
                .map(answer -> new String(answer.plain(), UTF_8))
                .orElse(null);
    }

    private List<String> files() throws Exception {
        var root = xml("/sitemap.xml");
        assertThat(root.getLocalName()).isEqualTo("sitemapindex");
        return locations(root, "sitemap");
    }

    /** The addresses of a file, after it was held against the rules. */
    private List<String> urls(String file) throws Exception {
        assertThat(file).startsWith(origin() + "/sitemaps/");
        var root = xml(file.substring(origin().length()));
        assertThat(root.getLocalName()).isEqualTo("urlset");
        var urls = locations(root, "url");
        var nodes = root.getElementsByTagNameNS(SITEMAP, "url");
        for (int i = 0; i < nodes.getLength(); i++) {
            var links = ((Element) nodes.item(i)).getElementsByTagNameNS(XHTML, "link");
            assertThat(links.getLength()).isEqualTo(2);
            var alternates = Set.of(
                    ((Element) links.item(0)).getAttribute("hreflang"),
                    ((Element) links.item(1)).getAttribute("hreflang"));
            assertThat(alternates).containsExactlyInAnyOrder("fr", "en");
            // each names itself among the alternates, and what it names stands in the same file
            var named = List.of(
                    ((Element) links.item(0)).getAttribute("href"), ((Element) links.item(1)).getAttribute("href"));
            assertThat(named).contains(urls.get(i));
            assertThat(urls).containsAll(named);
        }
        return urls;
    }

    private List<String> locations(Element root, String each) {
        assertThat(root.getNamespaceURI()).isEqualTo(SITEMAP);
        var found = new ArrayList<String>();
        var nodes = root.getElementsByTagNameNS(SITEMAP, each);
        for (int i = 0; i < nodes.getLength(); i++) {
            var one = (Element) nodes.item(i);
            var location = one.getElementsByTagNameNS(SITEMAP, "loc").item(0).getTextContent();
            assertThat(location).startsWith(origin() + "/").hasSizeLessThan(2048);
            var changed = one.getElementsByTagNameNS(SITEMAP, "lastmod");
            if (changed.getLength() > 0) {
                assertThat(Instant.parse(changed.item(0).getTextContent())).isNotNull();
            }
            found.add(location);
        }
        return found;
    }

    private Element xml(String path) throws Exception {
        var factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        return factory.newDocumentBuilder()
                .parse(new ByteArrayInputStream(get(path).body()))
                .getDocumentElement();
    }

    private String origin() {
        return publicUrl.origin();
    }

    private HttpResponse<byte[]> get(String path) throws Exception {
        return visitor.send(visitor.request(path), BodyHandlers.ofByteArray());
    }
}
