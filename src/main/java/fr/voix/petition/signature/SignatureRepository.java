package fr.voix.petition.signature;

import fr.voix.base.database.Jdbc;
import fr.voix.base.text.Language;
import fr.voix.urn.leaf.AsideMark;
import fr.voix.urn.leaf.Tier;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The SQL of signatures that wait for their confirmation, and by which counted ones are read; what counts them is in {@link SignatureBatchRepository}. */
@JdbcRepository(dialect = Dialect.POSTGRES)
abstract class SignatureRepository implements GenericRepository<SignatureRow, UUID> {

    static final String COLUMNS = """
            s.urn_id, s.signature_id, s.address_key, s.slot, s.role, s.tier, s.name, s.address, s.language, s.country,
                s.departement, s.is_name_public, s.wants_news, s.asked_at, s.mails, s.leaf_index, s.secret, s.nonce,
                s.aside_rule, s.aside_id
            """;

    private static final String IS_LISTED =
            "is_listed and is_name_public and leaf_index is not null and aside_id is null and name is not null\n";

    private static final String PAGE = """
            and (cast(:after as uuid) is null or signature_id > cast(:after as uuid))
            order by signature_id
            limit :most
            """;

    private final Jdbc jdbc;

    SignatureRepository(Jdbc jdbc) {
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
        int written = jdbc.update(
                sql,
                row.id().urnId(),
                row.id().uuid(),
                row.addressKey(),
                slot,
                row.nameKey(),
                row.role().name(),
                row.name(),
                row.address(),
                row.language().code(),
                row.country(),
                row.departement(),
                row.isNamePublic(),
                row.wantsNews(),
                row.askedAt());
        return written == 1;
    }

    /** Makes room: a wish that was not confirmed in time holds no slot, also before it is erased. Returns what was removed. */
    @Query("""
            delete from signature
            where urn_id = :urnId and address_key = :addressKey and asked_at < :askedBefore
            returning urn_id, signature_id, slot""")
    abstract List<SignatureRow> deleteExpired(long urnId, UUID addressKey, Instant askedBefore);

    /**
     * Among the wishes of a mailbox that were not confirmed, the one that waits longest gives way; the author's own is never
     * one of them. Materialized: a plan that asks twice for the oldest one would find the next one once that is deleted.
     */
    @Query("""
            with oldest as materialized (
                select signature_id
                from signature
                where urn_id = :urnId and address_key = :addressKey and asked_at is not null and role <> 'AUTHOR'
                order by asked_at, slot
                limit 1
                for update)
            delete from signature s
            using oldest
            where s.urn_id = :urnId and s.signature_id = oldest.signature_id
            returning s.urn_id, s.signature_id, s.slot""")
    abstract List<SignatureRow> deleteOldestWish(long urnId, UUID addressKey);

    /**
     * The same person asks again before they confirmed: what they typed last is what they confirm, except that nothing more is
     * shown or sent than they agreed to at first, since anybody can type a name and an address again, and a code of the first
     * mail confirms too. How many mails that makes with one more; none for one that is counted, and when there were as many as
     * there may be.
     */
    @Query("""
            update signature
            set language = :language, country = :country, departement = :departement,
                is_name_public = is_name_public and :isNamePublic, wants_news = wants_news and :wantsNews,
                mails = mails + 1
            where urn_id = :urnId and signature_id = :id and asked_at is not null and mails < 5
            returning mails""")
    abstract List<Integer> correct(
            long urnId,
            UUID id,
            String language,
            String country,
            @Nullable String departement,
            boolean isNamePublic,
            boolean wantsNews);

    /** One more mail; none as above, and for one that nobody confirmed in time. */
    @Query("""
            update signature
            set mails = mails + 1
            where asked_at >= :askedBefore and urn_id = :urnId and signature_id = :id and mails < 5
            returning mails""")
    abstract List<Integer> addMail(long urnId, UUID id, Instant askedBefore);

    /**
     * Counts a code that was typed before it is looked at. How many mails went out, each with its own; none when too many were
     * typed, or there is nothing to confirm any more.
     */
    @Query("""
            update signature
            set tries = tries + 1
            where tries < :most and (asked_at is null or asked_at >= :askedBefore) and urn_id = :urnId
                and signature_id = :id
            returning mails""")
    abstract List<Integer> addTry(long urnId, UUID id, Instant askedBefore, int most);

    Optional<Signature> find(SignatureId id) {
        return first("s.signature_id = ?", id.urnId(), id.uuid());
    }

    Optional<Signature> findByName(long urnId, UUID nameKey) {
        return first("s.name_key = ?", urnId, nameKey);
    }

    /** Those of a mailbox, two at most. */
    List<Signature> ofMailbox(long urnId, UUID addressKey) {
        return list("s.address_key = ? order by s.slot", urnId, addressKey);
    }

    private Optional<Signature> first(String which, long urnId, UUID key) {
        return list(which, urnId, key).stream().findFirst();
    }

    private List<Signature> list(String which, long urnId, UUID key) {
        String sql = "select " + COLUMNS + " from signature s where s.urn_id = ? and " + which;
        return jdbc.list(sql, SignatureRepository::read, urnId, key);
    }

    @Query("select coalesce(sum(signatures), 0) from signature_departement where urn_id = :urnId")
    abstract long total(long urnId);

    /** By the index of roles other than SIGNATORY, which are few. */
    @Query("select count(*) from signature s where s.urn_id = :urnId and " + SignatureRole.IS_SPONSOR)
    abstract int countSponsors(long urnId);

    /** No further than that: a page that many read is made with it. */
    @Query("select count(*) from (select from signature where urn_id = :urnId and " + IS_LISTED + "limit :most) listed")
    abstract long countPublicNames(long urnId, int most);

    @Query("""
            select urn_id, signature_id, name as sealed, language
            from signature
            where urn_id = :urnId and\s""" + IS_LISTED + PAGE)
    abstract List<SealedRow> publicNames(long urnId, @Nullable UUID after, int most);

    /**
     * Locked until they are written to, so that a signatory who takes the wish back meanwhile finds the letter. Those who are
     * just taking it back are left out.
     */
    @Query("""
            select urn_id, signature_id, address as sealed, language
            from signature
            where urn_id = :urnId and wants_news and leaf_index is not null and aside_id is null and address is not null
            """ + PAGE + "for share skip locked")
    abstract List<SealedRow> newsReaders(long urnId, @Nullable UUID after, int most);

    static Signature read(ResultSet row) throws SQLException {
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
                Jdbc.instant(row, "asked_at"),
                row.getInt("mails"),
                row.getObject("leaf_index", Long.class),
                row.getBytes("secret"),
                row.getBytes("nonce"),
                row.getString("aside_rule") == null
                        ? null
                        : new AsideMark(row.getString("aside_rule"), row.getLong("aside_id")));
    }

    /** One sealed field of a signature. */
    @Introspected
    record SealedRow(long urnId, UUID signatureId, byte[] sealed, Language language) {

        SignatureId id() {
            return new SignatureId(urnId, signatureId);
        }
    }

    /** A signature that is asked for, as it is stored. */
    record NewSignatureRow(
            SignatureId id,
            UUID addressKey,
            UUID nameKey,
            SignatureRole role,
            byte[] name,
            byte[] address,
            Language language,
            String country,
            @Nullable String departement,
            boolean isNamePublic,
            boolean wantsNews,
            Instant askedAt) {}
}
