package fr.voix.site.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import fr.voix.base.audit.AuditEntry;
import fr.voix.base.audit.AuditFault;
import fr.voix.base.audit.AuditHead;
import fr.voix.base.http.ApiObject;
import fr.voix.base.text.Language;
import fr.voix.base.text.Messages;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Entries of the account in their order.
 *
 * @param entries at most five hundred
 * @param next the {@code after} of the page that follows, absent on the last
 * @param head where the account ended when this was read
 * @param contradiction absent unless the account is not what it was; then nothing more is signed of it
 */
@Serdeable
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Journal")
record JournalJson(
        List<Entry> entries,
        @Nullable Long next,
        Head head,
        @Nullable Contradiction contradiction) {

    /**
     * How the account is not what it was.
     *
     * @param kind {@code missing}, {@code altered}, {@code ends}, {@code shorter} or {@code replaced}
     * @param entry number of the entry that shows it, or of the last one
     * @param expected number of the entry with which it should end; absent where that is not in question
     * @param fr in French
     * @param en in English
     */
    @Serdeable
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "JournalContradiction")
    record Contradiction(String kind, long entry, @Nullable Long expected, String fr, String en) {

        static Contradiction of(AuditFault fault) {
            return new Contradiction(
                    fault.kind().name().toLowerCase(Locale.ROOT),
                    fault.entry(),
                    fault.expected() == 0 ? null : fault.expected(),
                    sentence(fault, Language.FR),
                    sentence(fault, Language.EN));
        }

        private static String sentence(AuditFault fault, Language language) {
            var m = Messages.of(language);
            return m.t("journal.contradicted", m.t(fault.key(), fault.entry(), fault.expected()));
        }
    }

    /**
     * The last entry of all.
     *
     * @param sequence its number
     * @param hash lower-case hex
     * @param note both, signed as a checkpoint is; absent while nothing is signed
     */
    @Serdeable
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "JournalHead")
    record Head(long sequence, String hash, @Nullable String note) {

        static Head of(AuditHead head, @Nullable String note) {
            return new Head(head.sequence(), HexFormat.of().formatHex(head.hash()), note);
        }
    }

    /**
     * One entry: whole when the public may read it, else number and hashes alone, which is enough to follow the chain. A field
     * that is absent was absent when the entry was written, and its hash says so. Texts are the very ones that the hash covers.
     * An entry that hides something can be read by a reader who knows what it hides: all but the name of that is in
     * {@code unnamed}.
     *
     * @param sequence its number; numbers have no gap
     * @param at instant, as the hash covers it
     * @param moderatorId number of the colleague; names are not public
     * @param role of the colleague at that time
     * @param act what was done
     * @param subject what it was done to, such as {@code scrutin:} and a uid
     * @param before what stood before, as JSON in a string
     * @param after what stands since, likewise
     * @param reason the colleague's own words
     * @param salt lower-case hex; keeps what is hidden from being guessed
     * @param change {@code before} and {@code after} as JSON
     * @param unnamed what the entry says but for its subject, where that is not shown and this hides it or shows it
     * @param contentHash SHA-256 of all of the above, lower-case hex
     * @param hash SHA-256 of the hash before it and {@code contentHash}, lower-case hex
     */
    @Serdeable
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "JournalEntry")
    record Entry(
            long sequence,
            @Nullable String at,
            @Nullable Integer moderatorId,
            @Nullable String role,
            @Nullable String act,
            @Nullable String subject,
            @Nullable String before,
            @Nullable String after,
            @Nullable String reason,
            @Nullable String salt,
            @Nullable Change change,
            @Nullable Unnamed unnamed,
            String contentHash,
            String hash) {

        static Entry whole(AuditEntry entry, Change change) {
            var content = entry.content();
            return new Entry(
                    content.sequence(),
                    content.at().toString(),
                    content.actor().moderatorId(),
                    content.actor().role(),
                    content.act(),
                    content.subject(),
                    content.before(),
                    content.after(),
                    content.reason(),
                    HexFormat.of().formatHex(content.salt()),
                    change,
                    null,
                    HexFormat.of().formatHex(entry.contentHash()),
                    HexFormat.of().formatHex(entry.hash()));
        }

        static Entry hashes(AuditEntry entry) {
            return without(entry, null);
        }

        /** All but what it was done to. */
        static Entry unnamed(AuditEntry entry, Change change) {
            var content = entry.content();
            return without(
                    entry,
                    new Unnamed(
                            content.at().toString(),
                            content.actor().moderatorId(),
                            content.actor().role(),
                            content.act(),
                            content.before(),
                            content.after(),
                            content.reason(),
                            HexFormat.of().formatHex(content.salt()),
                            change));
        }

        private static Entry without(AuditEntry entry, @Nullable Unnamed unnamed) {
            return new Entry(
                    entry.content().sequence(),
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    unnamed,
                    HexFormat.of().formatHex(entry.contentHash()),
                    HexFormat.of().formatHex(entry.hash()));
        }
    }

    /**
     * What an entry says that hides something or shows it, but for its subject: a reader who knows the subject puts it in and
     * finds the entry's {@code contentHash}.
     *
     * @param at instant, as the hash covers it
     * @param moderatorId number of the colleague; names are not public
     * @param role of the colleague at that time
     * @param act {@code scrutin-hide}, {@code scrutin-show}, {@code petition-hide} or {@code petition-show}
     * @param before what stood before, as JSON in a string
     * @param after what stands since, likewise
     * @param reason the colleague's own words
     * @param salt lower-case hex
     * @param change {@code before} and {@code after} as JSON
     */
    @Serdeable
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "JournalUnnamed")
    record Unnamed(
            String at,
            @Nullable Integer moderatorId,
            String role,
            String act,
            @Nullable String before,
            @Nullable String after,
            @Nullable String reason,
            String salt,
            Change change) {}

    /**
     * What stood before an act, and what stands since, each an object with the fields that the act has.
     *
     * @param before without fields where nothing stood
     * @param after without fields where nothing stands
     */
    @ApiObject("JournalChange")
    record Change(Map<String, Object> before, Map<String, Object> after) {}
}
