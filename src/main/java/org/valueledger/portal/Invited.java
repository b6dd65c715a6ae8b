package org.valueledger.portal;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/** Whom a link is for. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Invited(String name, @Nullable String email) {}
