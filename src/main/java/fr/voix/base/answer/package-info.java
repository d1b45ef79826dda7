/** Answers to public requests: the cache, validity of its entries, files and ranges of them. */
package fr.voix.base.answer;
