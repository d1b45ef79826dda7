/** Answers to public requests: kept bytes, their validity, files and ranges of them. */
package fr.voix.base.answer;
