package fr.voix.desk.petition;

import static java.nio.charset.StandardCharsets.UTF_8;

import fr.voix.base.answer.PublicVersion;
import fr.voix.base.audit.Act;
import fr.voix.base.audit.Actor;
import fr.voix.base.audit.AuditService;
import fr.voix.base.secret.Sha256;
import fr.voix.desk.page.ActResult;
import fr.voix.petition.petition.ChangeResult;
import fr.voix.petition.petition.EventKind;
import fr.voix.petition.petition.Petition;
import fr.voix.petition.petition.PetitionReference;
import fr.voix.petition.petition.PetitionService;
import fr.voix.petition.petition.PetitionState;
import fr.voix.petition.petition.PetitionText;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Changes a wording with the author's agreement, and writes down what stood there. */
@Singleton
class CorrectActService {

    private static final Set<PetitionState> CORRECTABLE =
            EnumSet.of(PetitionState.AWAITING, PetitionState.OPEN, PetitionState.SUSPENDED);

    /** The field that says which text the moderator read, and the conflict when another text stands there. */
    static final String VERSION = "version";

    static final String STALE = "stale";

    private final PetitionService petitions;
    private final PublicVersion publicVersion;
    private final AuditService audit;

    CorrectActService(PetitionService petitions, PublicVersion publicVersion, AuditService audit) {
        this.petitions = petitions;
        this.publicVersion = publicVersion;
        this.audit = audit;
    }

    static boolean isCorrectable(PetitionState state) {
        return CORRECTABLE.contains(state);
    }

    /** Which text it is, to tell whether it is still the text that the moderator read. */
    static String version(PetitionText text) {
        return HexFormat.of().formatHex(text.sha256());
    }

    /**
     * Another wording.
     *
     * @param version of the one that it is to replace
     * @param isWithheld whether nobody is to read the former wording again, not in the journal either
     */
    record Correction(PetitionText text, @Nullable String version, boolean isWithheld) {}

    @Transactional
    ActResult correct(long id, Correction correction, PublicText said, Actor actor) {
        ActResult flaw = said.flaw(true);
        return flaw != null
                ? flaw
                : petitions
                        .lock(id)
                        .map(before -> correct(before, correction, said, actor))
                        .orElseGet(ActResult.Unknown::new);
    }

    private ActResult correct(Petition before, Correction correction, PublicText said, Actor actor) {
        PetitionText text = correction.text();
        if (!isCorrectable(before.state())) {
            return new ActResult.Conflict("state");
        }
        if (!version(before.text()).equals(correction.version())) {
            return new ActResult.Conflict(STALE);
        }
        if (before.text().equals(text)) {
            return new ActResult.Refused("titre", "unchanged");
        }
        ChangeResult result =
                petitions.correct(before.id(), text, correction.isWithheld(), said.event(EventKind.CORRECTED, null));
        if (!(result instanceof ChangeResult.Changed changed)) {
            return PetitionActService.refusal(result);
        }
        append(correction.isWithheld(), before, text, changed.leafIndex(), said, actor);
        return new ActResult.Done("petition-correct");
    }

    /**
     * For a text that was never published, the account says only which words they were, by hash: the account stays, and the
     * words may have to go.
     */
    private void append(
            boolean isWithheld, Petition before, PetitionText text, Long leaf, PublicText said, Actor actor) {
        boolean wasPublished = before.publishedAt() != null;
        Map<String, Object> after = parts(text, before.text(), wasPublished);
        after.put("leaf", leaf);
        publicVersion.bump();
        audit.append(
                actor,
                isWithheld || !before.isShown() ? Act.PETITION_REDACT : Act.PETITION_CORRECT,
                PetitionReference.of(before.id()),
                parts(before.text(), text, wasPublished),
                after,
                said.french());
    }

    /** The parts of a text that are others than those of another, or their SHA-256. */
    private static Map<String, Object> parts(PetitionText text, PetitionText other, boolean isReadable) {
        var all = parts(text);
        all.entrySet().removeAll(parts(other).entrySet());
        if (!isReadable) {
            all.replaceAll((name, value) -> hash(value));
        }
        return all;
    }

    private static Map<String, Object> parts(PetitionText text) {
        var parts = new LinkedHashMap<String, Object>();
        parts.put("titre", text.titre());
        parts.put("demande", text.demande());
        parts.put("motifs", text.motifs());
        parts.put("sources", text.sources());
        return parts;
    }

    private static String hash(Object value) {
        String words = value instanceof List<?> lines
                ? lines.stream().map(Object::toString).collect(Collectors.joining("\n"))
                : value.toString();
        return "sha256:" + HexFormat.of().formatHex(Sha256.hash(words.getBytes(UTF_8)));
    }
}
