package fr.voix.site.export;

import fr.voix.base.text.Language;
import fr.voix.base.text.Messages;
import io.micronaut.serde.annotation.Serdeable;
import java.text.NumberFormat;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * All datasets as they stood in one snapshot of the database.
 *
 * @param withheld marks of what was not shown then, and so is in no file
 */
@Serdeable
public record Export(State state, Instant at, Set<String> withheld, List<File> files) {

    /** Grows when this version of Voix would write other files from the same database. */
    static final int EDITION = 5;

    private static final int TAG_LENGTH = 20;
    private static final List<String> UNITS =
            List.of("exports.bytes", "exports.kilobytes", "exports.megabytes", "exports.gigabytes");

    /** Stored JSON leaves empty sets out. */
    public Export {
        withheld = withheld == null ? Set.of() : Set.copyOf(withheld);
        files = List.copyOf(files);
    }

    /**
     * What it is made from, so that it is made once for it.
     *
     * @param fingerprint changes whenever anything changes that an export may hold
     * @param leaves in all urns of scrutins
     * @param lastUrn the highest id of an urn: what has a higher one came later
     */
    @Serdeable
    record State(String fingerprint, long leaves, long lastUrn) {}

    /**
     * One dataset as CSV.
     *
     * @param rows without the header
     * @param sha256 of the plain file, lowercase hex
     * @param gzipSha256 of the compressed one, which alone is stored
     */
    @Serdeable
    public record File(Dataset dataset, long rows, long bytes, long gzipBytes, String sha256, String gzipSha256) {

        public String name() {
            return dataset.fileName();
        }

        /** Plain or compressed. */
        boolean isStoredAs(String hash) {
            return hash.equals(sha256) || hash.equals(gzipSha256);
        }

        /** What its ETag is made of. */
        String tag() {
            return sha256.substring(0, TAG_LENGTH);
        }

        public String length(Messages m) {
            return m.t("exports.rows", rows, m.number(rows));
        }

        public String size(Messages m) {
            return m.t("exports.size", size(bytes, m), size(gzipBytes, m));
        }

        /** For example {@code 12,4 Mo}. */
        private static String size(long bytes, Messages m) {
            int unit = Math.min((Long.toString(bytes).length() - 1) / 3, UNITS.size() - 1);
            var format = NumberFormat.getInstance(m == Messages.of(Language.FR) ? Locale.FRENCH : Locale.ENGLISH);
            format.setMaximumFractionDigits(unit == 0 ? 0 : 1);
            return m.t(UNITS.get(unit), format.format(bytes / Math.pow(1_000, unit)));
        }
    }

    Export with(List<File> files) {
        return new Export(state, at, withheld, files);
    }

    Optional<File> file(Dataset dataset) {
        return files.stream().filter(file -> file.dataset() == dataset).findFirst();
    }

    String made(Messages m) {
        long scrutins = file(Dataset.DECOMPTES).map(File::rows).orElse(0L);
        return m.t("exports.made", m.moment(at), m.number(scrutins), m.number(state.leaves()));
    }
}
