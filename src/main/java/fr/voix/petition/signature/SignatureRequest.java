package fr.voix.petition.signature;

import fr.voix.base.mail.EmailAddress;
import java.util.Optional;

/**
 * What a visitor asked for a moment ago, as the page after the form knows it.
 *
 * @param signature empty when there is none to be confirmed
 */
public record SignatureRequest(long petitionId, Optional<SignatureId> signature, EmailAddress address) {}
