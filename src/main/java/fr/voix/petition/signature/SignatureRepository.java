package fr.voix.petition.signature;

import fr.voix.base.text.Language;
import fr.voix.urn.crowd.OriginMark;
import fr.voix.urn.leaf.AsideMark;
import fr.voix.urn.leaf.Tier;
import io.micronaut.data.connection.annotation.Connectable;
import io.micronaut.data.jdbc.runtime.JdbcOperations;
import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;

/** The SQL of signatures that wait for their confirmation; what counts them is in {@link SignatureBatchRepository}. */
@Singleton
@Connectable
class SignatureRepository {

    static final String COLUMNS = """
            s.urn_id, s.signature_id, s.address_key, s.slot, s.role, s.tier, s.name, s.address, s.language, s.country,
                s.departement, s.is_name_public, s.wants_news, s.asked_at, s.mails, s.leaf_index, s.secret, s.nonce,
                s.aside_rule, s.aside_id
            """;

    private final JdbcOperations jdbc;

    SignatureRepository(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    /** False when the slot is taken, or the same person of this mailbox is there already. */
    boolean insert(NewSignatureRow row, int slot) {
        String sql = """
                insert into signature (urn_id, signature_id, address_key, slot, name_key, role, tier, name, address,
                    language, country, departement, is_name_public, wants_news, asked_at)
                values (?, ?, ?, ?, ?, ?, 1, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict do nothing
                """;
        return jdbc.prepareStatement(sql, statement -> {
            statement.setLong(1, row.id().urnId());
            statement.setObject(2, row.id().uuid());
            statement.setObject(3, row.addressKey());
            statement.setInt(4, slot);
            statement.setObject(5, row.nameKey());
            statement.setString(6, row.role().name());
            set(statement, 7, row);
            return statement.executeUpdate() == 1;
        });
    }

    /** From which network it is asked for, which is known until it is counted, and 72 hours at most. */
    void noteAsked(SignatureId id, OriginMark network) {
        String sql = "insert into asked_mark (urn_id, signature_id, day, mark) values (?, ?, ?, ?)";
        jdbc.prepareStatement(sql, statement -> {
            statement.setLong(1, id.urnId());
            statement.setObject(2, id.uuid());
            statement.setObject(3, network.day());
            statement.setBytes(4, network.hash());
            return statement.executeUpdate();
        });
    }

    /** What a second form may have corrected. */
    private static void set(PreparedStatement statement, int first, NewSignatureRow row) throws SQLException {
        statement.setBytes(first, row.name());
        statement.setBytes(first + 1, row.address());
        statement.setString(first + 2, row.language().code());
        statement.setString(first + 3, row.country());
        statement.setString(first + 4, row.departement());
        statement.setBoolean(first + 5, row.isNamePublic());
        statement.setBoolean(first + 6, row.wantsNews());
        statement.setTimestamp(first + 7, Timestamp.from(row.askedAt()));
    }

    /** Makes room: what nobody confirmed in time holds no slot, also before it is erased. What that was. */
    List<SignatureId> deleteExpired(long urnId, UUID addressKey, Instant askedBefore) {
        String sql =
                "delete from signature where urn_id = ? and address_key = ? and asked_at < ? returning urn_id, signature_id";
        return jdbc.prepareStatement(sql, statement -> {
            statement.setLong(1, urnId);
            statement.setObject(2, addressKey);
            statement.setTimestamp(3, Timestamp.from(askedBefore));
            return ids(statement);
        });
    }

    /** A wish that gave way, and the slot that it had. */
    record Freed(SignatureId id, int slot) {}

    /**
     * Of the wishes of a mailbox that nobody confirmed, the one that waits longest; the author's own is never one of them.
     * Materialized: a plan that asks twice for the oldest one would find the next one once that is deleted.
     */
    Optional<Freed> deleteOldestWish(long urnId, UUID addressKey) {
        String sql = """
                with oldest as materialized (
                    select signature_id
                    from signature
                    where urn_id = ? and address_key = ? and asked_at is not null and role <> 'AUTHOR'
                    order by asked_at, slot
                    limit 1
                    for update)
                delete from signature s
                using oldest
                where s.urn_id = ? and s.signature_id = oldest.signature_id
                returning s.signature_id, s.slot
                """;
        return jdbc.prepareStatement(sql, statement -> {
            statement.setLong(1, urnId);
            statement.setObject(2, addressKey);
            statement.setLong(3, urnId);
            try (ResultSet row = statement.executeQuery()) {
                return row.next()
                        ? Optional.of(new Freed(new SignatureId(urnId, row.getObject(1, UUID.class)), row.getInt(2)))
                        : Optional.empty();
            }
        });
    }

    static List<SignatureId> ids(PreparedStatement statement) throws SQLException {
        List<SignatureId> ids = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                ids.add(new SignatureId(rows.getLong(1), rows.getObject(2, UUID.class)));
            }
        }
        return ids;
    }

    /**
     * The same person asks again before they confirmed: what they typed last is what they confirm, except that nothing more is
     * shown or sent than they agreed to at first, since anybody can type a name and an address again, and a code of the first
     * mail confirms too. How many mails that makes with one more; empty for one that is counted, and when there were as many as
     * there may be.
     */
    OptionalInt correct(SignatureId id, NewSignatureRow row) {
        String sql = """
                update signature
                set language = ?, country = ?, departement = ?, is_name_public = is_name_public and ?,
                    wants_news = wants_news and ?, mails = mails + 1
                where urn_id = ? and signature_id = ? and asked_at is not null and mails < 5
                returning mails
                """;
        return jdbc.prepareStatement(sql, statement -> {
            statement.setString(1, row.language().code());
            statement.setString(2, row.country());
            statement.setString(3, row.departement());
            statement.setBoolean(4, row.isNamePublic());
            statement.setBoolean(5, row.wantsNews());
            return number(statement, 6, id);
        });
    }

    /** One more mail; empty as above, and for one that nobody confirmed in time. */
    OptionalInt addMail(SignatureId id, Instant askedBefore) {
        String sql = """
                update signature
                set mails = mails + 1
                where asked_at >= ? and urn_id = ? and signature_id = ? and mails < 5
                returning mails
                """;
        return jdbc.prepareStatement(sql, statement -> {
            statement.setTimestamp(1, Timestamp.from(askedBefore));
            return number(statement, 2, id);
        });
    }

    /**
     * Counts a code that was typed before it is looked at. How many mails went out, each with its own; empty when too many
     * were typed, or there is nothing to confirm any more.
     */
    OptionalInt addTry(SignatureId id, Instant askedBefore, int most) {
        String sql = """
                update signature
                set tries = tries + 1
                where tries < ? and (asked_at is null or asked_at >= ?) and urn_id = ? and signature_id = ?
                returning mails
                """;
        return jdbc.prepareStatement(sql, statement -> {
            statement.setInt(1, most);
            statement.setTimestamp(2, Timestamp.from(askedBefore));
            return number(statement, 3, id);
        });
    }

    private static OptionalInt number(PreparedStatement statement, int first, SignatureId id) throws SQLException {
        statement.setLong(first, id.urnId());
        statement.setObject(first + 1, id.uuid());
        try (ResultSet rows = statement.executeQuery()) {
            return rows.next() ? OptionalInt.of(rows.getInt(1)) : OptionalInt.empty();
        }
    }

    Optional<Signature> find(SignatureId id) {
        return list("where s.urn_id = ? and s.signature_id = ?", id.urnId(), id.uuid()).stream()
                .findFirst();
    }

    Optional<Signature> findByName(long urnId, UUID nameKey) {
        return list("where s.urn_id = ? and s.name_key = ?", urnId, nameKey).stream()
                .findFirst();
    }

    /** Those of a mailbox, two at most. */
    List<Signature> ofMailbox(long urnId, UUID addressKey) {
        return list("where s.urn_id = ? and s.address_key = ? order by s.slot", urnId, addressKey);
    }

    private List<Signature> list(String where, long urnId, UUID key) {
        return jdbc.prepareStatement("select " + COLUMNS + " from signature s " + where, statement -> {
            statement.setLong(1, urnId);
            statement.setObject(2, key);
            List<Signature> found = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(read(rows));
                }
            }
            return found;
        });
    }

    static Signature read(ResultSet row) throws SQLException {
        Timestamp askedAt = row.getTimestamp("asked_at");
        return new Signature(
                new SignatureId(row.getLong("urn_id"), row.getObject("signature_id", UUID.class)),
                new SignatureSlot(row.getLong("urn_id"), row.getObject("address_key", UUID.class), row.getInt("slot")),
                SignatureRole.valueOf(row.getString("role")),
                Tier.of(row.getInt("tier")),
                row.getBytes("name"),
                row.getBytes("address"),
                Language.ofCode(row.getString("language")),
                row.getString("country"),
                row.getString("departement"),
                row.getBoolean("is_name_public"),
                row.getBoolean("wants_news"),
                askedAt == null ? null : askedAt.toInstant(),
                row.getInt("mails"),
                row.getObject("leaf_index", Long.class),
                row.getBytes("secret"),
                row.getBytes("nonce"),
                row.getString("aside_rule") == null
                        ? null
                        : new AsideMark(row.getString("aside_rule"), row.getLong("aside_id")));
    }
}
