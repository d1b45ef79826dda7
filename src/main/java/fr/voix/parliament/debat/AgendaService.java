package fr.voix.parliament.debat;

import fr.voix.base.answer.PublicVersion;
import fr.voix.base.database.Transactions;
import fr.voix.parliament.amendement.Amendement;
import fr.voix.parliament.amendement.AmendementService;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads the agenda, and takes it in. What was called off is in no answer but {@link #stored}. */
@Singleton
public record AgendaService(
        ReunionRepository reunions,
        AmendementService amendements,
        Transactions transactions,
        PublicVersion publicVersion,
        Clock clock) {

    private static final int BATCH = 5_000;

    /** Who examines an amendement, in the official name of the examination. */
    private static final Pattern ORGANE = Pattern.compile("PO\\d+");

    private static final String PLENARY = "AN";

    /** By uid; what is not known is absent from the map. */
    public Map<String, Reunion> stored(Collection<String> uids) {
        return transactions.read(() -> reunions.findAll(uids)).stream()
                .collect(Collectors.toMap(Reunion::uid, Function.identity()));
    }

    /** In the place of what was known of them. */
    public void save(List<Reunion> found) {
        transactions.write(() -> reunions.save(found));
    }

    /** Sets the day of debate of each amendement by what is known now. */
    public void refreshDebats() {
        var after = "";
        for (var size = BATCH; size == BATCH; ) {
            var from = after;
            var found = transactions.write(() -> {
                var days = reunions.changedDays(clock.instant(), from, BATCH);
                if (!days.isEmpty()) {
                    amendements.saveDebats(
                            days.stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
                    publicVersion.bump();
                }
                return days;
            });
            size = found.size();
            after = found.isEmpty() ? "" : found.getLast().getKey();
        }
    }

    /** Those from then on in which a bill is debated, the first one first. */
    public List<Reunion> from(Instant from, int most) {
        return transactions.readNear(() -> reunions.withDebates(reunions.from(from, most)));
    }

    /** Those before then, the last one first. */
    public List<Reunion> before(Instant before, int most) {
        return transactions.readNear(() -> reunions.withDebates(reunions.before(before, most)));
    }

    /** Those in which one of these bills is debated, the last one first. */
    public List<Reunion> ofDossiers(Collection<String> dossierUids, Instant from, int most) {
        return dossierUids.isEmpty()
                ? List.of()
                : transactions.readNear(() -> reunions.withDebates(reunions.ofDossiers(dossierUids, from, most)));
    }

    /**
     * The sitting in which an amendement was debated, or, while it is undecided, the next one on its bill by those who examine it;
     * without its points. Empty where the agenda does not say.
     */
    public Optional<Reunion> of(Amendement amendement) {
        if (amendement.seanceRef() != null) {
            return transactions.readNear(() -> reunions.findAll(List.of(amendement.seanceRef()))).stream()
                    .filter(Reunion::isHeld)
                    .findFirst();
        }
        if (amendement.debatOn() == null || amendement.dossierUid() == null) {
            return Optional.empty();
        }
        var organe = ORGANE.matcher(amendement.uid());
        var isPlenary = amendement.organeExamen().equals(PLENARY);
        return !isPlenary && !organe.find()
                ? Optional.empty()
                : transactions
                        .readNear(() -> reunions.next(
                                amendement.dossierUid(), isPlenary ? null : organe.group(), clock.instant()))
                        .stream()
                        .findFirst();
    }
}
