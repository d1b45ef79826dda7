package fr.voix.petition.signing;

import fr.voix.base.page.Frame;
import io.micronaut.core.annotation.Nullable;

/** The form of a petition by itself, after something in it was wrong. */
public record SignPage(Frame frame, String title, @Nullable String back, SignPanel panel) {}
