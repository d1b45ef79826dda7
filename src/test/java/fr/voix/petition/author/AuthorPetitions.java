package fr.voix.petition.author;

import fr.voix.base.mail.EmailAddress;
import fr.voix.base.text.Language;
import fr.voix.petition.petition.Author;
import fr.voix.petition.petition.Petition;
import fr.voix.petition.petition.PetitionDraft;
import fr.voix.petition.petition.PetitionService;
import fr.voix.petition.petition.PetitionSubject;
import fr.voix.petition.petition.PetitionText;
import fr.voix.petition.place.Country;
import fr.voix.petition.place.DepartementService;
import fr.voix.petition.place.Place;
import fr.voix.petition.signature.SignatoryName;
import fr.voix.petition.signature.SignatureConfirmation;
import fr.voix.petition.signature.SignatureDraft;
import fr.voix.petition.signature.SignatureResult;
import io.micronaut.data.jdbc.runtime.JdbcOperations;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Petitions as their authors write them, each by somebody else. */
@Singleton
class AuthorPetitions {

    private static final AtomicInteger NUMBERS = new AtomicInteger();

    private final PetitionAuthoring followUps;
    private final PetitionService petitions;
    private final SignatureConfirmation signatures;
    private final DepartementService departements;
    private final JdbcOperations jdbc;

    AuthorPetitions(
            PetitionAuthoring followUps,
            PetitionService petitions,
            SignatureConfirmation signatures,
            DepartementService departements,
            JdbcOperations jdbc) {
        this.followUps = followUps;
        this.petitions = petitions;
        this.signatures = signatures;
        this.departements = departements;
        this.jdbc = jdbc;
    }

    /** A petition and where its author reads mail. */
    record Written(Petition petition, String address) {}

    Written aDraft(Language language) {
        int number = NUMBERS.incrementAndGet();
        String address = "auteur" + number + "@voix.example";
        var place = finistere();
        followUps.write(new PetitionReading.Fit(
                new PetitionDraft(
                        new PetitionText("Demande numéro " + number, "Faites-le.", "C’est utile.", List.of()),
                        PetitionSubject.NONE,
                        new Author("Camille Martin", address, language)),
                new EmailAddress(address),
                place));
        return new Written(
                petitions.find(count("select max(petition_id) from petition")).orElseThrow(), address);
    }

    private Place finistere() {
        return new Place(Country.FRANCE, departements.find("29"));
    }

    Written aDraft() {
        return aDraft(Language.FR);
    }

    /** Looks for sponsors. */
    Written aConfirmed() {
        Written draft = aDraft();
        followUps.confirm(draft.petition().id());
        return new Written(now(draft), draft.address());
    }

    Petition now(Written written) {
        return petitions.find(written.petition().id()).orElseThrow();
    }

    /** Two others sign with the author's mailbox. */
    void fillMailbox(Written written) {
        for (String name : List.of("Une Autre", "Un Autre")) {
            var result = signatures
                    .signAsAuthor(
                            written.petition(),
                            new SignatureDraft(
                                    SignatoryName.parse(name).orElseThrow(),
                                    new EmailAddress(written.address()),
                                    Language.FR,
                                    finistere(),
                                    false,
                                    false))
                    .orElseThrow();
            var id = ((SignatureResult.Counted) result).id();
            run("update signature set role = 'SPONSOR' where urn_id = " + id.urnId() + " and signature_id = '"
                    + id.uuid() + "'");
        }
    }

    /** Counted signatures of others. */
    void sponsor(Written written, int number) {
        for (int i = 0; i < number; i++) {
            int other = NUMBERS.incrementAndGet();
            var result = signatures
                    .signAsAuthor(
                            written.petition(),
                            new SignatureDraft(
                                    SignatoryName.parse("Parrain " + other).orElseThrow(),
                                    new EmailAddress("parrain" + other + "@voix.example"),
                                    Language.FR,
                                    finistere(),
                                    false,
                                    false))
                    .orElseThrow();
            // without a mail, an author's alone is counted: this one is made another's
            var id = ((SignatureResult.Counted) result).id();
            run("update signature set role = 'SPONSOR' where urn_id = " + id.urnId() + " and signature_id = '"
                    + id.uuid() + "'");
        }
    }

    @Transactional
    void run(String sql) {
        jdbc.prepareStatement(sql, statement -> statement.executeUpdate());
    }

    @Transactional(readOnly = true)
    long count(String sql) {
        return jdbc.prepareStatement(sql, statement -> {
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        });
    }
}
