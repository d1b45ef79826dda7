package fr.voix.site.api;

import fr.voix.base.http.ApiObject;
import fr.voix.base.text.Addresses;
import fr.voix.parliament.rollcall.Presence;
import fr.voix.parliament.rollcall.ScrutinPublic;
import fr.voix.parliament.rollcall.ScrutinPublic.VoteDepute;
import fr.voix.parliament.texte.Acteur;
import fr.voix.parliament.texte.Mandat;
import io.micronaut.core.annotation.Nullable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/**
 * A deputy, or somebody else whom the official files call an acteur.
 *
 * @param uid official identifier
 * @param civilite as in the official file
 * @param prenom first name
 * @param nom family name
 * @param groupeUid of the present parliamentary group; null for none
 * @param departement of the last election
 * @param numeroDepartement text, for {@code 2A}
 * @param circonscription its number in the département
 * @param page address of the page
 * @param mandats in the Assemblée, groups and permanent committees; null in lists
 * @param presence in the roll-calls of the newest legislature; null in lists
 * @param amendements how many, by what became of them; null in lists
 */
@ApiObject("Acteur")
record ActeurJson(
        String uid,
        String civilite,
        String prenom,
        String nom,
        @Nullable String groupeUid,
        @Nullable String departement,
        @Nullable String numeroDepartement,
        @Nullable String circonscription,
        String page,
        @Nullable List<MandatJson> mandats,
        @Nullable PresenceJson presence,
        @Nullable List<OutcomeJson> amendements) {

    static ActeurJson of(Acteur acteur) {
        return of(acteur, null, null, null);
    }

    static ActeurJson of(
            Acteur acteur,
            @Nullable List<MandatJson> mandats,
            @Nullable PresenceJson presence,
            @Nullable List<OutcomeJson> amendements) {
        return new ActeurJson(
                acteur.uid(),
                acteur.civilite(),
                acteur.prenom(),
                acteur.nom(),
                acteur.groupeUid(),
                acteur.departement(),
                acteur.numeroDepartement(),
                acteur.numeroCirconscription(),
                Addresses.depute(acteur.slug()),
                mandats,
                presence,
                amendements);
    }

    /**
     * A page of the list.
     *
     * @param items at most five hundred, by uid
     * @param next the {@code after} of the page that follows; null on the last
     */
    @ApiObject("Acteurs")
    record Slice(List<ActeurJson> items, @Nullable String next) {}

    /**
     * A time in the Assemblée, a group or a permanent committee.
     *
     * @param type the official word
     * @param organeUid of the group or committee
     * @param debutOn its first day
     * @param finOn null while it lasts
     */
    @ApiObject("Mandat")
    record MandatJson(
            @Schema(
                    type = "string",
                    allowableValues = {"ASSEMBLEE", "GP", "COMPER"})
            String type,

            @Nullable String organeUid,
            LocalDate debutOn,
            @Nullable LocalDate finOn) {

        static MandatJson of(Mandat mandat) {
            return new MandatJson(mandat.type().name(), mandat.organeUid(), mandat.debutOn(), mandat.finOn());
        }
    }

    /**
     * In how many roll-calls a deputy took part. Absence has many reasons, which the official files do not say.
     *
     * @param held roll-calls during the mandate that are stored here, motions of censure apart
     * @param voted of these, delegated votes among them
     * @param delegated votes given by somebody else
     * @param excused those without a vote: presiding, or in the Government
     */
    @ApiObject("Presence")
    record PresenceJson(int held, int voted, int delegated, int excused) {

        static PresenceJson of(Presence presence) {
            return new PresenceJson(presence.held(), presence.voted(), presence.delegated(), presence.excused());
        }
    }

    /**
     * A page of the votes of one deputy.
     *
     * @param items at most two hundred, the latest first
     * @param next the {@code after} of the page that follows; null on the last
     */
    @ApiObject("ActeurVotes")
    record Votes(List<VoteJson> items, @Nullable String next) {}

    /**
     * How a deputy voted in one roll-call.
     *
     * @param scrutinPublicUid of the roll-call
     * @param numero of the roll-call in its legislature
     * @param voteOn the day
     * @param position null for who could not vote
     * @param groupeUid the group at that time
     * @param parDelegation whether somebody else gave the vote
     * @param cause why there is no position, in the official code
     */
    @ApiObject("ActeurVote")
    record VoteJson(
            String scrutinPublicUid,
            int numero,
            LocalDate voteOn,

            @Schema(
                    type = "string",
                    allowableValues = {"pour", "contre", "abstention"})
            @Nullable
            String position,

            @Nullable String groupeUid,
            boolean parDelegation,
            @Nullable String cause) {

        static VoteJson of(VoteDepute vote, ScrutinPublic scrutin) {
            return new VoteJson(
                    vote.scrutinPublicUid(),
                    scrutin.numero(),
                    scrutin.voteOn(),
                    vote.position() == null ? null : vote.position().name().toLowerCase(Locale.ROOT),
                    vote.groupeUid(),
                    vote.parDelegation(),
                    vote.cause());
        }
    }
}
