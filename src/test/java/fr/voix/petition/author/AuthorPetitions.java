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
import fr.voix.theme.theme.ScrutinFixture;
import jakarta.inject.Singleton;
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
    private final ScrutinFixture sql;

    AuthorPetitions(
            PetitionAuthoring followUps,
            PetitionService petitions,
            SignatureConfirmation signatures,
            DepartementService departements,
            ScrutinFixture sql) {
        this.followUps = followUps;
        this.petitions = petitions;
        this.signatures = signatures;
        this.departements = departements;
        this.sql = sql;
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
            sign(written, name, written.address());
        }
    }

    /** Counted signatures of others. */
    void sponsor(Written written, int number) {
        for (int i = 0; i < number; i++) {
            int other = NUMBERS.incrementAndGet();
            sign(written, "Parrain " + other, "parrain" + other + "@voix.example");
        }
    }

    /** Without a mail, an author's alone is counted: this one is made another's. */
    private void sign(Written written, String name, String address) {
        var draft = new SignatureDraft(
                SignatoryName.parse(name).orElseThrow(),
                new EmailAddress(address),
                Language.FR,
                finistere(),
                false,
                false);
        var result = signatures.signAsAuthor(written.petition(), draft).orElseThrow();
        var id = ((SignatureResult.Counted) result).id();
        sql.run("update signature set role = 'SPONSOR' where urn_id = ? and signature_id = ?", id.urnId(), id.uuid());
    }

    void run(String statement) {
        sql.run(statement);
    }

    long count(String query) {
        return sql.number(query);
    }
}
