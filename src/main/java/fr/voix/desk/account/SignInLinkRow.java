package fr.voix.desk.account;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/** One line of {@code sign_in_link}. */
@MappedEntity("sign_in_link")
record SignInLinkRow(@Id byte[] tokenHash) {}
