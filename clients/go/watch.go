package main

import (
	"context"
	"io"
	"time"

	civilaffairs "exchange.example/referral/gen/exchange/civilaffairs/v1"
)

const pauseAfterCut = 300 * time.Millisecond

// follow gives a node's referrals to handle: first those that match, then each change, until handle is done or fails or ctx ends. A cut
// stream is opened again behind the last response that was handled; the request's resume_token advances. A change may come twice around
// a cut.
func follow(
	ctx context.Context, at *node, request *civilaffairs.WatchReferralsRequest, handle func(*civilaffairs.Referral) (done bool, err error),
) error {
	// Whichever way following ends, the stream ends with it.
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	for ctx.Err() == nil {
		stream, err := at.referrals.WatchReferrals(ctx, request)
		for err == nil {
			var response *civilaffairs.WatchReferralsResponse
			if response, err = stream.Recv(); err == nil {
				// A response without a referral is a sign of life; its token counts too.
				if response.Referral != nil {
					if done, failure := handle(response.Referral); done || failure != nil {
						return failure
					}
				}
				request.ResumeToken = response.ResumeToken
			}
		}
		if err != io.EOF && !isPassing(err) {
			return err
		}
		sleep(ctx, pauseAfterCut)
	}
	return ctx.Err()
}
