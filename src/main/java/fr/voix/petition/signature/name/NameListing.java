package fr.voix.petition.signature.name;

import fr.voix.base.answer.PublicVersion;
import fr.voix.base.database.Transactions;
import fr.voix.base.text.ListReader;
import fr.voix.parliament.texte.TexteService;
import fr.voix.petition.signature.SignatoryName;
import fr.voix.petition.signature.SignatureId;
import fr.voix.petition.signature.SignatureSeal;
import fr.voix.petition.signature.name.NameListRepository.FreshName;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/**
 * Brings names into the public lists: looks at each, and lists several at once, so that an observer of the count, the map and
 * the urn of a small petition does not see one name appear with one place and one leaf.
 */
@Singleton
public record NameListing(
        NameListRepository names,
        SignatureSeal seals,
        TexteService textes,
        PublicVersion publicVersion,
        Transactions transactions) {

    /** At least as many names of one petition come at once, until it is over. */
    static final int TOGETHER = 5;

    static final int AT_ONCE = 1_000;

    /** Looks at those that are new, and says how many came; there may be more. */
    public int list() {
        return transactions.write(() -> {
            look();
            int listed = names.list(TOGETHER, AT_ONCE);
            if (listed > 0) {
                publicVersion.bump();
            }
            return listed;
        });
    }

    private void look() {
        List<FreshName> fresh = names.findNew(AT_ONCE);
        if (fresh.isEmpty()) {
            return;
        }
        List<String> persons = new ArrayList<>(textes.acteurNames());
        ListReader.text(NameListing.class, "well-known.txt")
                .lines()
                .filter(line -> !line.startsWith("#"))
                .forEach(persons::add);
        NameRule rule = new NameRule(persons);
        while (!fresh.isEmpty()) {
            names.decide(
                    fresh.stream().map(FreshName::urnId).toArray(Long[]::new),
                    fresh.stream().map(row -> row.signatureId().toString()).toArray(String[]::new),
                    fresh.stream().map(row -> stateOf(row, rule).name()).toArray(String[]::new));
            fresh = names.findNew(AT_ONCE);
        }
    }

    private NameState stateOf(FreshName row, NameRule rule) {
        return seals.name(row.id(), row.name())
                .flatMap(SignatoryName::parse)
                .map(rule::stateOf)
                .orElse(NameState.REFUSED);
    }

    /** Names of a petition that wait for a moderator, without the names of signatories who took theirs back. */
    public List<HeldName> held(long urnId, int most) {
        return names.findHeld(urnId, most).stream()
                .flatMap(row ->
                        seals
                                .name(row.id(), row.name())
                                .map(name -> new HeldName(row.id(), name, row.nameState()))
                                .stream())
                .toList();
    }

    /** Lets a name into the list, where it comes with the next ones, or not; false when it does not wait any more. */
    public boolean release(SignatureId id, boolean isToBeListed) {
        return names.release(id.urnId(), id.uuid(), isToBeListed ? NameState.FREE : NameState.REFUSED) == 1;
    }
}
