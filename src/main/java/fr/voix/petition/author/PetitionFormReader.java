package fr.voix.petition.author;

import fr.voix.base.mail.EmailAddress;
import fr.voix.base.page.Flaw;
import fr.voix.base.text.Messages;
import fr.voix.petition.author.SubjectSearch.SubjectAnswer;
import fr.voix.petition.petition.Author;
import fr.voix.petition.petition.PetitionDraft;
import fr.voix.petition.petition.PetitionSubject;
import fr.voix.petition.petition.PetitionText;
import fr.voix.petition.petition.TypedText;
import fr.voix.petition.place.Place;
import fr.voix.petition.place.PlaceReader;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** Reads the form of a new petition: everything that is wrong with it is said at once, in the order of its fields. */
@Singleton
record PetitionFormReader(SubjectSearch subjects, PlaceReader places) {

    PetitionReading read(PetitionForm form, Messages m) {
        var reader = new TextReader(m);
        Optional<PetitionText> text = reader.text(form);
        SubjectAnswer subject = subjects.find(TypedText.line(form.lien()), form.choix(), form.theme());
        flawOfSubject(subject, form, m).ifPresent(reader::flaw);
        String name = reader.name(form);
        Optional<EmailAddress> address = EmailAddress.ofVisitor(form.mail());
        if (address.isEmpty()) {
            reader.flaw("mail", m.t(form.mail().isBlank() ? "authoring.flaw.missing.MAIL" : "authoring.flaw.mail"));
        }
        Optional<Place> place = places.read(form.pays(), form.codePostal(), "codePostal", m, reader::flaw);
        if (!form.keepsToTheRules()) {
            reader.flaw("regle", m.t("authoring.flaw.regle"));
        }
        if (!reader.flaws().isEmpty()) {
            return new PetitionReading.Unfit(
                    reader.flaws(), subject instanceof SubjectAnswer.Several several ? several.uids() : List.of());
        }
        var author = new Author(name, address.orElseThrow().value(), m.language());
        return new PetitionReading.Fit(
                new PetitionDraft(text.orElseThrow(), known(subject), author),
                address.orElseThrow(),
                place.orElseThrow());
    }

    private static Optional<Flaw> flawOfSubject(SubjectAnswer subject, PetitionForm form, Messages m) {
        return switch (subject) {
            case SubjectAnswer.Known known -> Optional.empty();
            case SubjectAnswer.Several several ->
                Optional.of(new Flaw(
                        "lien",
                        m.t("authoring.flaw.lien.several", several.uids().size())));
            case SubjectAnswer.Two two -> Optional.of(new Flaw("theme", m.t("authoring.flaw.lien.two")));
            case SubjectAnswer.Unknown unknown ->
                Optional.of(
                        TypedText.line(form.lien()).isEmpty()
                                ? new Flaw("theme", m.t("authoring.flaw.theme"))
                                : new Flaw("lien", m.t("authoring.flaw.lien")));
        };
    }

    private static PetitionSubject known(SubjectAnswer subject) {
        return subject instanceof SubjectAnswer.Known known ? known.subject() : PetitionSubject.NONE;
    }
}
