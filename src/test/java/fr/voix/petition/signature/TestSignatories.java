package fr.voix.petition.signature;

import fr.voix.base.mail.EmailAddress;
import fr.voix.base.text.Language;
import fr.voix.petition.signature.name.NameListing;
import fr.voix.theme.theme.ScrutinFixture;
import jakarta.inject.Singleton;
import java.util.UUID;

/** Signatories whose signature counts, written straight into the table. */
@Singleton
public class TestSignatories {

    private final ScrutinFixture sql;
    private final SignatureSeal seals;
    private final NameListing names;

    TestSignatories(ScrutinFixture sql, SignatureSeal seals, NameListing names) {
        this.sql = sql;
        this.seals = seals;
        this.names = names;
    }

    public SignatureId sign(long urnId, String mail, Language language, boolean wantsNews) {
        return sign(urnId, mail, "Camille Planté", language, wantsNews);
    }

    /** From a mailbox of their own. */
    public SignatureId signAs(long urnId, String name) {
        return sign(urnId, UUID.randomUUID() + "@exemple.fr", name, Language.FR, false);
    }

    /** As the clock does. */
    public void listNames() {
        names.list();
    }

    private SignatureId sign(long urnId, String mail, String typed, Language language, boolean wantsNews) {
        var id = new SignatureId(urnId, UUID.randomUUID());
        var address = EmailAddress.parse(mail).orElseThrow();
        var name = SignatoryName.parse(typed).orElseThrow();
        sql.run(
                """
                insert into signature (urn_id, signature_id, address_key, slot, name_key, role, language, country, name,
                    address, is_name_public, wants_news, leaf_index, secret, nonce)
                values (?, ?, ?, 1, ?, 'SIGNATORY', ?, 'BE', ?, ?, true, ?, 1, sha256(''), substring(sha256('') for 16))
                """,
                urnId,
                id.uuid(),
                seals.addressKey(urnId, address),
                seals.nameKey(urnId, address, name),
                language.code(),
                seals.sealName(id, name),
                seals.sealAddress(id, address),
                wantsNews);
        return id;
    }
}
