package fr.voix.desk.petition;

import static java.nio.charset.StandardCharsets.UTF_8;

import fr.voix.base.answer.PublicVersion;
import fr.voix.base.audit.Act;
import fr.voix.base.audit.Actor;
import fr.voix.base.audit.AuditService;
import fr.voix.base.database.Transactions;
import fr.voix.base.secret.Sha256;
import fr.voix.base.text.Subject;
import fr.voix.desk.page.ActResult;
import fr.voix.petition.petition.AnswerDraft;
import fr.voix.petition.petition.AnswerKind;
import fr.voix.petition.petition.AnswerResult;
import fr.voix.petition.petition.AnswerService;
import fr.voix.petition.petition.ChangeResult;
import fr.voix.petition.petition.EventKind;
import fr.voix.petition.petition.Petition;
import fr.voix.petition.petition.PetitionAnswer;
import fr.voix.petition.petition.PetitionService;
import fr.voix.petition.petition.PetitionState;
import fr.voix.petition.petition.PetitionText;
import fr.voix.petition.signature.SignatureId;
import fr.voix.petition.signature.name.NameListing;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Changes what readers find beside the state of a petition, and writes it down in the same transaction: its wording, with the
 * author's agreement; answers; names of signatories that were held back.
 */
@Singleton
record PetitionRevision(
        PetitionService petitions,
        AnswerService answers,
        NameListing names,
        PublicVersion publicVersion,
        AuditService audit,
        Transactions transactions) {

    private static final Set<PetitionState> CORRECTABLE =
            EnumSet.of(PetitionState.AWAITING, PetitionState.OPEN, PetitionState.SUSPENDED);

    /** The field that says which text the moderator read, and the conflict when another text stands there. */
    static final String VERSION = "version";

    static final String STALE = "stale";

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

    ActResult correct(long id, Correction correction, PublicText said, Actor actor) {
        return transactions.write(() -> {
            ActResult flaw = said.flaw(true);
            return flaw != null
                    ? flaw
                    : petitions
                            .lock(id)
                            .map(before -> correct(before, correction, said, actor))
                            .orElseGet(ActResult.Unknown::new);
        });
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
            return PetitionModeration.refusal(result);
        }
        append(correction, before, changed.leafIndex(), said, actor);
        return new ActResult.Done("petition-correct");
    }

    /**
     * For a text that was never published, the account says only which words they were, by hash: the account stays, and the
     * words may have to go.
     */
    private void append(Correction correction, Petition before, Long leaf, PublicText said, Actor actor) {
        PetitionText text = correction.text();
        boolean wasPublished = before.publishedAt() != null;
        Map<String, Object> after = parts(text, before.text(), wasPublished);
        after.put("leaf", leaf);
        publicVersion.bump();
        audit.append(
                actor,
                correction.isWithheld() || !before.isShown() ? Act.PETITION_REDACT : Act.PETITION_CORRECT,
                Subject.petition(before.id()).reference(),
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

    ActResult publish(long id, AnswerDraft draft, Actor actor) {
        return transactions.write(() -> {
            Act act = draft.kind() == AnswerKind.ANSWER ? Act.PETITION_ANSWER : Act.PETITION_DEBATE;
            return answer(
                    answers.publish(id, draft),
                    act,
                    done -> audit.append(actor, act, Subject.petition(id).reference(), null, state(done), null));
        });
    }

    ActResult withdraw(long id, long answerId, PublicText said, Actor actor) {
        return transactions.write(() -> {
            ActResult flaw = said.flaw(true);
            Act act = Act.PETITION_ANSWER_WITHDRAW;
            return flaw != null
                    ? flaw
                    : answer(
                            answers.withdraw(id, answerId, said.french()),
                            act,
                            done -> audit.append(
                                    actor, act, Subject.petition(id).reference(), state(done), null, said.french()));
        });
    }

    private ActResult answer(AnswerResult result, Act act, Consumer<PetitionAnswer> entry) {
        return switch (result) {
            case AnswerResult.Done done -> {
                publicVersion.bump();
                entry.accept(done.answer());
                yield new ActResult.Done(act.key());
            }
            case AnswerResult.NotFromHere ignored -> new ActResult.Conflict("answer.state");
            case AnswerResult.NoAnswer ignored -> new ActResult.Conflict("answer.none");
            case AnswerResult.UnknownPetition ignored -> new ActResult.Unknown();
        };
    }

    /** Not its text: what is taken back is to be read nowhere. */
    private static Map<String, Object> state(PetitionAnswer answer) {
        return Map.of("answerBy", answer.author(), "givenOn", answer.givenOn().toString());
    }

    /** Whether a name stands among the signatories; no name goes into the account. */
    ActResult decideName(long petitionId, NameForm form, Actor actor) {
        return transactions.write(() -> {
            Optional<Petition> petition = petitions.find(petitionId);
            boolean isToBeListed = "list".equals(form.act());
            if (petition.isEmpty()) {
                return new ActResult.Unknown();
            }
            if (form.id().isEmpty() || !isToBeListed && !"refuse".equals(form.act())) {
                return new ActResult.Refused("act", "malformed");
            }
            SignatureId id = new SignatureId(petition.get().urnId(), form.id().get());
            if (!names.release(id, isToBeListed)) {
                return new ActResult.Conflict("name");
            }
            Act act = isToBeListed ? Act.PETITION_NAME_LIST : Act.PETITION_NAME_REFUSE;
            audit.append(
                    actor,
                    act,
                    Subject.petition(petitionId).reference(),
                    Map.of("name", "name-held"),
                    Map.of("name", isToBeListed ? "name-listed" : "name-refused"),
                    null);
            return new ActResult.Done(act.key());
        });
    }
}
