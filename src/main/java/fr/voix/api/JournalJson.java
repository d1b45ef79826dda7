package fr.voix.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import fr.voix.audit.AuditEntry;
import fr.voix.audit.AuditHead;
import io.micronaut.serde.annotation.Serdeable;
import java.util.HexFormat;
import java.util.List;

/**
 * Entries of the account in their order.
 *
 * @param next the {@code after} of the page that follows, absent on the last
 * @param head where the account ended when this was read
 */
@Serdeable
@JsonInclude(JsonInclude.Include.NON_NULL)
record JournalJson(List<Entry> entries, Long next, Head head) {

    /** The last entry of all. */
    @Serdeable
    record Head(long sequence, String hash) {

        static Head of(AuditHead head) {
            return new Head(head.sequence(), HexFormat.of().formatHex(head.hash()));
        }
    }

    /**
     * One entry: whole when the public may read it, else number and hashes alone, which is enough to follow the chain. A
     * field that is absent was absent when the entry was written, and its hash says so. Texts are the very ones that the
     * hash covers, {@code before} and {@code after} too.
     */
    @Serdeable
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Entry(
            long sequence,
            String at,
            Integer moderatorId,
            String role,
            String act,
            String subject,
            String before,
            String after,
            String reason,
            String salt,
            String contentHash,
            String hash) {

        static Entry whole(AuditEntry entry) {
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
                    HexFormat.of().formatHex(entry.contentHash()),
                    HexFormat.of().formatHex(entry.hash()));
        }

        static Entry hashes(AuditEntry entry) {
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
                    HexFormat.of().formatHex(entry.contentHash()),
                    HexFormat.of().formatHex(entry.hash()));
        }
    }
}
