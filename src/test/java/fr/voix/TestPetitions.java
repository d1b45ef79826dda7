package fr.voix;

import fr.voix.petition.petition.PetitionText;
import fr.voix.urn.leaf.Choice;
import fr.voix.urn.leaf.Commitment;
import fr.voix.urn.leaf.Leaf;
import fr.voix.urn.leaf.Tier;
import fr.voix.urn.leaf.UrnDraft;
import fr.voix.urn.log.PaintedUrns;
import fr.voix.urn.log.UrnOpening;
import fr.voix.urn.log.UrnWriter;
import io.micronaut.data.jdbc.runtime.JdbcOperations;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Petitions and their signatures, written as the path of a signature leaves them; for tests of what is done with urns. */
@Singleton
public class TestPetitions {

    /** As long as what is tested here needs it. */
    public record TestPetition(long id, long urnId) {

        public String uid() {
            return Long.toString(id);
        }
    }

    private final JdbcOperations jdbc;
    private final UrnOpening opening;
    private final UrnWriter urns;
    private final SecureRandom random = new SecureRandom();

    TestPetitions(JdbcOperations jdbc, UrnOpening opening, UrnWriter urns) {
        this.jdbc = jdbc;
        this.opening = opening;
        this.urns = urns;
    }

    /** Published, with its text as the one leaf of its urn. */
    @Transactional
    public TestPetition aPetition() {
        String sql = """
                insert into petition (state, titre, demande, motifs, author_language, created_at, published_at, closes_at)
                values ('OPEN', 'Un banc par place', 'Un banc.', 'On se fatigue.', 'fr', now(), now(), now() + interval '6 months')
                returning petition_id, urn_id
                """;
        TestPetition petition = jdbc.prepareStatement(sql, statement -> {
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return new TestPetition(row.getLong(1), row.getLong(2));
            }
        });
        var text = new PetitionText("Un banc par place", "Un banc.", "On se fatigue.", List.of());
        opening.open(petition.urnId(), petition.uid(), text.sha256());
        return petition;
    }

    /** So many more confirmed signatures, every third from abroad. */
    @Transactional
    public void sign(TestPetition petition, int signatures) {
        UrnDraft draft = urns.lock(List.of(petition.urnId())).get(petition.urnId());
        for (int i = 0; i < signatures; i++) {
            byte[] secret = bytes(Commitment.SECRET_LENGTH);
            byte[] nonce = bytes(Commitment.NONCE_LENGTH);
            String commitment = Commitment.of(secret, petition.uid(), Choice.S, Tier.EMAIL, nonce);
            long index = draft.cast(Leaf.signature(petition.uid(), Tier.EMAIL, commitment), Tier.EMAIL, Choice.S);
            insert(petition, index, secret, nonce, i % 3 == 0 ? "BE" : "FR", i % 3 == 0 ? null : "69");
        }
        urns.save(List.of(draft));
    }

    private void insert(
            TestPetition petition, long index, byte[] secret, byte[] nonce, String country, String departement) {
        String sql = """
                insert into signature (urn_id, signature_id, address_key, slot, name_key, role, language, country, departement,
                    is_name_public, wants_news, leaf_index, secret, nonce)
                values (?, ?, ?, 1, ?, 'SIGNATORY', 'fr', ?, ?, false, false, ?, ?, ?)
                """;
        jdbc.prepareStatement(sql, statement -> {
            statement.setLong(1, petition.urnId());
            statement.setObject(2, UUID.randomUUID());
            statement.setObject(3, UUID.randomUUID());
            statement.setObject(4, UUID.randomUUID());
            statement.setString(5, country);
            statement.setString(6, departement);
            statement.setLong(7, index);
            statement.setBytes(8, secret);
            statement.setBytes(9, nonce);
            return statement.executeUpdate();
        });
        count(petition, departement == null ? "99" : departement, 1);
    }

    private void count(TestPetition petition, String place, int by) {
        run("""
                insert into signature_departement as d (urn_id, place, signatures)
                values (?, ?, ?)
                on conflict (urn_id, place) do update
                set signatures = d.signatures + ?
                """, petition.urnId(), place, Math.max(by, 0), by);
    }

    /** Withdraws the signature at a leaf, which lives in Lyon. */
    @Transactional
    public void withdraw(TestPetition petition, long index) {
        UrnDraft draft = urns.lock(List.of(petition.urnId())).get(petition.urnId());
        draft.crossOut(index, Tier.EMAIL, Choice.S);
        urns.save(List.of(draft));
        run("delete from signature where urn_id = ? and leaf_index = ?", petition.urnId(), index);
        count(petition, "69", -1);
    }

    @Transactional
    public void close(TestPetition petition) {
        opening.close(petition.urnId(), Instant.now());
    }

    @Transactional
    public void restate(TestPetition petition, String demande) {
        run("update petition set demande = ? where petition_id = ?", demande, petition.id());
        var text = new PetitionText("Un banc par place", demande, "On se fatigue.", List.of());
        opening.restate(petition.urnId(), text.sha256());
    }

    @Transactional
    public void hide(TestPetition petition) {
        run("update petition set is_hidden = true where petition_id = ?", petition.id());
    }

    /** Somebody with the database's password changes the rows of one urn. */
    @Transactional
    public void plant(TestPetition petition, String change) {
        PaintedUrns.add(petition.uid());
        run(change + " and urn_id = ?", petition.urnId());
    }

    private void run(String sql, Object... parameters) {
        int changed = jdbc.prepareStatement(sql, statement -> {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            return statement.executeUpdate();
        });
        if (changed != 1) {
            throw new IllegalStateException(changed + " rows were changed by " + sql);
        }
    }

    /**
     * Hides a petition and empties its urn, so that nobody's recount finds what was planted in it. The urn itself stays: one that
     * is gone though it was published would stop all.
     */
    @Transactional
    public void remove(TestPetition petition) {
        List<String> all = new ArrayList<>(List.of(
                        "tile",
                        "leaf",
                        "signature",
                        "signature_departement",
                        "petition_threshold",
                        "tally_history",
                        "text_change")
                .stream()
                .map(table -> "delete from " + table)
                .toList());
        all.add("update petition set is_hidden = true");
        all.add(
                "update urn set size = 0, frontier = '', is_open = true, signature_0 = 0, signature_1 = 0, signature_2 = 0,"
                        + " pour_0 = 0, has_set_aside = false");
        for (String sql : all) {
            jdbc.prepareStatement(sql + " where urn_id = ?", statement -> {
                statement.setLong(1, petition.urnId());
                return statement.executeUpdate();
            });
        }
    }

    private byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }
}
