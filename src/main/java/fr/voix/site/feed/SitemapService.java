package fr.voix.site.feed;

import fr.voix.base.answer.Answer;
import fr.voix.base.answer.Kept;
import fr.voix.base.answer.PublicVersion;
import fr.voix.base.answer.Validity;
import fr.voix.base.deployment.PublicUrl;
import fr.voix.base.page.GlossaryReader;
import fr.voix.base.text.Addresses;
import fr.voix.base.text.Language;
import fr.voix.petition.petition.PetitionState;
import fr.voix.petition.reading.PetitionCriteria;
import fr.voix.petition.reading.PetitionOrder;
import fr.voix.petition.reading.PetitionSearch;
import fr.voix.theme.theme.DescribedTheme;
import fr.voix.theme.theme.DescribedThemeService;
import fr.voix.theme.theme.ThemeState;
import io.micronaut.context.annotation.Property;
import jakarta.inject.Singleton;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import javax.xml.stream.XMLStreamException;

/**
 * The sitemap: an index, a file of the few pages that are no amendement, and files of amendements by their uids. A file is
 * written from a few thousand rows at a time and kept compressed alone: plain it may have fifty megabytes.
 */
@Singleton
record SitemapService(
        SitemapRepository amendements,
        DescribedThemeService themes,
        PetitionSearch petitions,
        PublicVersion publicVersion,
        PublicUrl publicUrl,

        @Property(name = "voix.sitemap.most-urls", defaultValue = "50000")
        int mostUrls) {

    static final String XML = "application/xml;charset=utf-8";

    /** Pages that no list of the database names. */
    static final List<String> PAGES = List.of(
            "/",
            Addresses.AMENDEMENTS,
            Addresses.PETITIONS,
            Addresses.PETITION_RULES,
            Addresses.THEMES,
            Addresses.DEPUTES,
            Addresses.GROUPES,
            Addresses.ROLL_CALLS,
            Addresses.DOSSIERS,
            Addresses.AGENDA,
            Addresses.METHOD,
            Addresses.JOURNAL,
            Addresses.OPEN_DATA,
            Addresses.API_REFERENCE,
            Addresses.API_VIEWER,
            Addresses.FORMATS,
            Addresses.EXPORTS,
            Addresses.FEEDS,
            Addresses.BUILDER,
            Addresses.RECEIPT,
            Addresses.OWN_BALLOTS,
            Addresses.MATCH,
            "/qui-vote-comme-moi/dix",
            Addresses.NEW_PETITION,
            Addresses.REGISTER,
            GlossaryReader.PATH,
            Addresses.ACCESSIBILITY,
            Addresses.PRIVACY,
            Addresses.LEGAL);

    private static final Set<PetitionState> PUBLISHED = Set.of(
            PetitionState.OPEN,
            PetitionState.SUSPENDED,
            PetitionState.CLOSED,
            PetitionState.ANSWERED,
            PetitionState.ARCHIVED,
            PetitionState.WITHDRAWN);

    private static final int ROWS_AT_A_TIME = 5_000;
    private static final int BUFFER = 65_536;

    Kept index() {
        var validity = new WhileNothingChanges(publicVersion, publicVersion.current());
        var bytes = new ByteArrayOutputStream();
        var parts = amendements.parts(pagesInFile());
        SitemapWriter.index(bytes, publicUrl.origin(), writer -> {
            writer.file(path(0), null);
            for (int i = 0; i < parts.size(); i++) {
                writer.file(path(i + 1), parts.get(i).lastChange());
            }
        });
        return new Kept(Answer.of(XML, bytes.toByteArray()), validity);
    }

    static String path(int part) {
        return "/sitemaps/" + part + ".xml";
    }

    /** A file of the sitemap as gzip; empty when there is none of that number. */
    Optional<Kept> part(int part) {
        var validity = new WhileNothingChanges(publicVersion, publicVersion.current());
        if (part == 0) {
            return Optional.of(new Kept(compressed(this::pages), validity));
        }
        var parts = amendements.parts(pagesInFile());
        if (part < 0 || part > parts.size()) {
            return Optional.empty();
        }
        var from = parts.get(part - 1).firstUid();
        var until = part < parts.size() ? parts.get(part).firstUid() : null;
        return Optional.of(new Kept(compressed(writer -> amendements(writer, from, until)), validity));
    }

    private void pages(SitemapWriter writer) throws XMLStreamException {
        for (var path : PAGES) {
            writer.page(path, null);
        }
        for (DescribedTheme theme : themes.all()) {
            if (theme.state() != ThemeState.MERGED) {
                writer.page(Addresses.theme(theme.theme().slug()), theme.changedAt());
            }
        }
        petitions(writer);
    }

    /** As many as the file of pages has room for, the newest; lists lead to the others. */
    private void petitions(SitemapWriter writer) throws XMLStreamException {
        var criteria = PetitionCriteria.of(null, PUBLISHED, null, PetitionOrder.DATE, null);
        int room = pagesInFile() / 2;
        while (criteria.isPresent() && room > 0) {
            var slice = petitions.search(criteria.get(), Math.min(room, ROWS_AT_A_TIME));
            for (var petition : slice.items()) {
                writer.page(
                        petition.path(), petition.closedAt() == null ? petition.publishedAt() : petition.closedAt());
            }
            room -= slice.items().size();
            criteria = slice.next() == null
                    ? Optional.empty()
                    : PetitionCriteria.of(null, PUBLISHED, null, PetitionOrder.DATE, slice.next());
        }
    }

    private void amendements(SitemapWriter writer, String from, String until) throws XMLStreamException {
        var after = "";
        List<SitemapRow> rows;
        do {
            rows = amendements.shown(from, after, until, ROWS_AT_A_TIME);
            for (var row : rows) {
                writer.page(row.address(), row.importedAt());
                after = row.uid();
            }
        } while (rows.size() == ROWS_AT_A_TIME);
    }

    private Answer compressed(SitemapWriter.Content content) {
        var bytes = new ByteArrayOutputStream();
        // the JDK writes XML byte by byte, and each byte would be a call of the compressor
        try (var gzip = new BufferedOutputStream(new GZIPOutputStream(bytes), BUFFER)) {
            SitemapWriter.pages(gzip, publicUrl.origin(), content);
        } catch (IOException e) {
            throw new UncheckedIOException("Memory does not fail", e);
        }
        return Answer.compressed(XML, bytes.toByteArray()).with("Content-Encoding", "gzip");
    }

    private int pagesInFile() {
        return mostUrls / Language.values().length;
    }

    /** Most of it is the work of one of the larger queries; what is hidden disappears at once all the same. */
    private record WhileNothingChanges(PublicVersion publicVersion, long version) implements Validity {

        private static final Duration A_MOMENT = Duration.ofSeconds(2);

        @Override
        public boolean isCurrent() {
            return publicVersion.current() == version;
        }

        @Override
        public boolean isShownMeanwhile() {
            return isCurrent() || publicVersion.isChangedWithin(A_MOMENT);
        }

        @Override
        public Duration mostAge() {
            return Duration.ofMinutes(10);
        }
    }
}
