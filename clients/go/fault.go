package main

import (
	"time"

	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/status"

	"exchange.example/referral/gen/google/rpc/errdetails"
)

// fieldFault is a field of the request that was refused: its path, such as child.identity.citizen_id, and why.
type fieldFault struct {
	field, reason, zh, en string
}

// fault is what a failed call says: google.rpc.Status from the trailer grpc-status-details-bin.
type fault struct {
	code codes.Code
	// For programs: stable within the domain. Empty when the call never reached a node.
	reason, domain string
	// Facts about this occurrence, such as the id of what exists already.
	metadata map[string]string
	zh, en   string
	fields   []fieldFault
	// With a passing trouble: how long to wait at least before the call is repeated.
	retryAfter time.Duration
}

func faultOf(err error) fault {
	answer := status.Convert(err)
	result := fault{code: answer.Code(), en: answer.Message()}
	for _, detail := range answer.Details() {
		switch detail := detail.(type) {
		case *errdetails.ErrorInfo:
			result.reason, result.domain, result.metadata = detail.Reason, detail.Domain, detail.Metadata
		case *errdetails.LocalizedMessage:
			result.zh = detail.Message
		case *errdetails.BadRequest:
			for _, violation := range detail.FieldViolations {
				result.fields = append(result.fields, fieldFault{
					violation.Field, violation.Reason, violation.GetLocalizedMessage().GetMessage(), violation.Description,
				})
			}
		case *errdetails.RetryInfo:
			result.retryAfter = detail.RetryDelay.AsDuration()
		}
	}
	return result
}
