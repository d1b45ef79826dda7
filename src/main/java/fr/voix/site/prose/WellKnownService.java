package fr.voix.site.prose;

import static java.nio.charset.StandardCharsets.UTF_8;

import fr.voix.base.answer.Answer;
import fr.voix.base.deployment.PublicUrl;
import fr.voix.base.page.ContestView;
import fr.voix.base.page.SiteConfig;
import fr.voix.base.text.Language;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** What programs look for under names that are agreed on. */
@Singleton
record WellKnownService(PublicUrl publicUrl, SiteConfig config, Clock clock) {

    static final String SECURITY = "/.well-known/security.txt";
    static final String BILL_OF_MATERIALS = "/.well-known/sbom";

    private static final String TEXT = "text/plain;charset=utf-8";
    /** RFC 9116 asks for less than a year. */
    private static final Duration GOOD_FOR = Duration.ofDays(180);

    /** Everything may be read that is public; embeds, images and the API too. */
    Answer robots() {
        return text("""
                User-agent: *
                Disallow: /moderation
                Disallow: /en/moderation
                Disallow: /api/v1/robot-check

                Sitemap: %s/sitemap.xml
                """.formatted(publicUrl.origin()));
    }

    /** RFC 9116; empty where no contact is set to which a program could write. */
    Optional<Answer> security() {
        return Optional.ofNullable(ContestView.of(config.contact(), Language.FR))
                .map(ContestView::href)
                .filter(href -> !href.startsWith("/"))
                .map(contact -> text("""
                        Contact: %s
                        Expires: %s
                        Preferred-Languages: fr, en
                        Canonical: %s
                        """.formatted(
                                contact,
                                clock.instant().truncatedTo(ChronoUnit.DAYS).plus(GOOD_FOR),
                                publicUrl.origin() + SECURITY)));
    }

    /** CycloneDX, as the build wrote it: every library in the jar, with its licence and hashes. A build offline writes none. */
    Optional<Answer> billOfMaterials() {
        try (var file = getClass().getResourceAsStream("/META-INF/sbom/voix.cdx.json")) {
            return file == null
                    ? Optional.empty()
                    : Optional.of(Answer.of("application/vnd.cyclonedx+json", file.readAllBytes())
                            .forAnyOrigin());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Answer text(String text) {
        return Answer.of(TEXT, text.getBytes(UTF_8));
    }
}
