/** The topics' names, shapes and creation: said once, so that no service repeats a literal. */
@NullMarked
package io.getinference.common.topic;

import org.jspecify.annotations.NullMarked;
